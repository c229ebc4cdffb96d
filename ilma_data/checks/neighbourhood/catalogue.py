"""What each rule about several records looks at."""

from collections.abc import Mapping

from ilma_data.checks.neighbourhood.alike import Codes, Doubles, Holders, LookAlikes, Namesakes, Pages
from ilma_data.checks.neighbourhood.events import Events
from ilma_data.checks.neighbourhood.linked import Chains, Retirements, Targets
from ilma_data.checks.neighbourhood.named import Named
from ilma_data.checks.neighbourhood.need import Everything, Need, OwnRecord

NAMED = Named()

_ROWS: tuple[tuple[Need, tuple[str, ...]], ...] = (
    (OwnRecord(), ("ILMA210", "ILMA211", "ILMA302", "ILMA303", "ILMA403")),
    (Targets(), ("ILMA201", "ILMA202", "ILMA208", "ILMA301", "ILMA304")),
    (Retirements(), ("ILMA209",)),
    (Chains(), ("ILMA203",)),
    (Events(), ("ILMA204", "ILMA205", "ILMA206", "ILMA207", "ILMA404")),
    (Doubles(), ("ILMA401",)),
    (Namesakes(), ("ILMA402",)),
    (Holders(), ("ILMA405",)),
    (Codes(), ("ILMA407",)),
    (Pages(), ("ILMA408",)),
    (LookAlikes(), ("ILMA409",)),
    (NAMED, ("ILMA406",)),
)

NEEDS: Mapping[str, Need] = {code: need for need, codes in _ROWS for code in codes}
"""The need of each rule, by its code. Whoever adds a rule about records, or lets one look further, says so here."""

EVERYTHING = Everything()
"""The need of a rule that is not in `NEEDS`."""
