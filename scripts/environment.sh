# shellcheck shell=bash
# Sourced by the other scripts, which then have
#
#   repository               the folder of this repository; also the current folder from here on
#   quietly NAME COMMAND...  run COMMAND; print NAME, and COMMAND's output only where it fails
#   make_environment VENV PIP-ARGUMENTS...
#                            make the virtual environment VENV with `pip install PIP-ARGUMENTS...`,
#                            unless it is there, whole, and made from this very pyproject.toml
#
#   need COMMAND             install the Debian package of that name where the command is missing
#   install_ajv              Ajv from npm for the tests, once for each state of its lock file
#
# The environments are in .venvs/, which is ours: what is found broken there is made anew.

set -euo pipefail

repository=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cd -- "$repository"

# A user's own search path must not reach into the environments, nor shadow what is tested.
unset PYTHONPATH PYTHONHOME
export PIP_DISABLE_PIP_VERSION_CHECK=1

quietly() {
  local name=$1 output status=0
  shift
  printf '· %s\n' "$name"
  output=$("$@" 2>&1 </dev/null) || status=$?
  if [ "$status" -ne 0 ]; then
    printf '%s\n\n✗ %s failed (%s: exit %d)\n' "$output" "$name" "$1" "$status" >&2
  fi
  return "$status"
}

make_environment() {
  local venv=$1 python fingerprint
  shift
  python=$(_python)
  fingerprint=$(_fingerprint "$python" "$@")
  if [ "$(cat "$venv/ready" 2>/dev/null)" = "$fingerprint" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    return
  fi
  _need_venv "$python"
  rm -rf -- "$venv"
  quietly "make ${venv#"$repository"/}" "$python" -m venv "$venv"
  # Debian 12's pip does not know dependency groups yet.
  quietly "update pip there" "$venv/bin/python" -m pip install --quiet --upgrade 'pip>=25.1'
  quietly "install" "$venv/bin/python" -m pip install --quiet "$@"
  # Written last: an environment without it was interrupted in the making.
  printf '%s\n' "$fingerprint" >"$venv/ready"
}

need() {
  command -v "$1" >/dev/null || _apt_install "$1" || true
  command -v "$1" >/dev/null || _stop "$1 is needed, and was not found." "Install it and run this again."
}

install_ajv() {
  local lock=tests/ajv/package-lock.json installed=tests/ajv/node_modules/installed-from.json
  if ! cmp -s "$lock" "$installed"; then
    quietly "install Ajv" npm ci --prefix tests/ajv
    cp "$lock" "$installed"
  fi
}

# What an environment was made from. An editable install follows every change of the sources but these:
# where the repository is, which Python, which requirements and commands, which version.
_fingerprint() {
  printf '%s\n' "$repository" "$@" "$("$1" -VV)"
  cksum pyproject.toml
  grep -h '^__version__' ilma_data/__init__.py || true
}

# The Python to use: $PYTHON, or the first one on the path that is new enough, or Debian's, installed.
_python() {
  if [ -n "${PYTHON:-}" ]; then
    _new_enough "$PYTHON" || _stop "PYTHON=$PYTHON is not a Python 3.11 or newer."
    command -v "$PYTHON"
  elif _find_python; then
    return
  else
    _apt_install python3 python3-venv || true
    _find_python || _stop "Python 3.11 or newer is needed, and none was found." \
      "Install it (Debian 12 and newer: apt-get install python3 python3-venv)," \
      "or name one: PYTHON=/path/to/python3 $0"
  fi
}

_find_python() {
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if _new_enough "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

_new_enough() {
  [ "$("$1" -c 'import sys; print(sys.version_info >= (3, 11))' 2>/dev/null)" = True ]
}

# Debian ships Python without ensurepip, and `python3 -m venv` then leaves half an environment behind.
_need_venv() {
  if ! "$1" -c 'import ensurepip, venv' 2>/dev/null; then
    _apt_install python3-venv || true
    "$1" -c 'import ensurepip, venv' 2>/dev/null || _stop "$1 cannot make virtual environments." \
      "Install what is missing (Debian: apt-get install python3-venv, as root) and run this again," \
      "or name another Python: PYTHON=/path/to/python3 $0"
  fi
}

# Packages from Debian, where that is possible without asking anybody: as root, with apt-get.
_apt_install() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
  export DEBIAN_FRONTEND=noninteractive
  # Lists may be missing on a bare system; where one source of several is out of reach, go on.
  { apt-get update || true; } >/dev/null 2>&1 </dev/null
  quietly "apt-get install $*" apt-get install -y --no-install-recommends "$@" >&2
}

_stop() {
  printf '%s\n' "$@" >&2
  exit 1
}
