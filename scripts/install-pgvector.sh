#!/usr/bin/env bash
# Gives the PostgreSQL of a Debian machine the pgvector extension, 0.8.4 or newer.
#
#   scripts/install-pgvector.sh [--at-least VERSION] [POSTGRESQL_VERSION]
#
# The machine's own packages come first. Where they are too old, the extension is built from the
# source package of a newer Debian suite, read through a temporary apt configuration: the machine's
# own package lists stay as they are. Running it twice does nothing the second time.
#
# --at-least asks for another version than 0.8.4. Production should not go below it; a machine for
# tests may, where its mirror offers nothing newer.
set -euo pipefail

refuse() {
  echo "install-pgvector: $*" >&2
  exit 1
}

wanted=0.8.4
if [ "${1:-}" = --at-least ]; then
  wanted=${2:?--at-least needs a version, such as 0.8.0}
  shift 2
fi

[ -r /etc/os-release ] || refuse 'this is no Debian machine (there is no /etc/os-release).'
distribution=$(. /etc/os-release && echo "${ID:-}")
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
[ "$distribution" = debian ] || refuse "this knows Debian only, and the machine is '$distribution'."

version=${1:-$(ls /etc/postgresql 2>/dev/null | sort -n | tail -n 1 || true)}
[ -n "$version" ] || version=$(pg_config --version 2>/dev/null | sed -E 's/^PostgreSQL ([0-9]+).*/\1/' || true)
[ -n "$version" ] || refuse 'there is no PostgreSQL here. Install the package postgresql first.'

# PostgreSQL reads pg_available_extensions from this file, so the server need not be running.
control=/usr/share/postgresql/$version/extension/vector.control

available() {
  sed -nE "s/^default_version *= *'([^']+)'.*/\1/p" "$control" 2>/dev/null || true
}

enough() {
  [ -n "$1" ] && dpkg --compare-versions "$1" ge "$wanted"
}

found=$(available)
if enough "$found"; then
  echo "PostgreSQL $version has pgvector $found already."
  exit 0
fi

[ "$(id -u)" = 0 ] || refuse 'installing needs root: run it as root, or with sudo.'

export DEBIAN_FRONTEND=noninteractive
apt_install() {
  apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >/dev/null
}

apt-get update -qq

packaged=$(apt-cache policy "postgresql-$version-pgvector" | sed -nE 's/^ *Candidate: //p')
if [ "$packaged" != '(none)' ] && enough "$packaged"; then
  apt_install "postgresql-$version-pgvector"
  echo "PostgreSQL $version has pgvector $(available) now, from the package $packaged."
  exit 0
fi

apt_install debian-archive-keyring dpkg-dev gcc make libc6-dev "postgresql-server-dev-$version"

mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
  awk -v codename="$codename" '($2 == codename || $2 == "stable") && $3 == "main" { print $1; exit }')
[ -n "$mirror" ] || refuse "apt on this machine knows no Debian mirror with the suite '$codename'."

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/lists/partial" "$place/cache/archives/partial" "$place/source"
cat >"$place/apt.conf" <<CONF
Dir::Etc::sourcelist "$place/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::State::lists "$place/lists";
Dir::Cache "$place/cache";
APT::Sandbox::User "root";
CONF

suite_apt() {
  APT_CONFIG=$place/apt.conf "$@"
}

# Fetches the source package from one suite: fails where it is too old there, or listed but gone.
fetch_from() {
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $1 main" \
    >"$place/sources.list"
  suite_apt apt-get update -qq || return 1
  source_version=$(suite_apt apt-cache showsrc pgvector 2>/dev/null |
    sed -nE 's/^Version: //p' | sort -V | tail -n 1)
  if ! enough "$source_version"; then
    echo "Debian $1 has pgvector ${source_version:-in no version}: not enough." >&2
    return 1
  fi
  (cd "$place/source" && suite_apt apt-get source -qq "pgvector=$source_version") \
    >"$place/fetch.log" 2>&1 && return 0
  echo "Debian $1 lists pgvector $source_version, but it cannot be fetched:" >&2
  tail -n 3 "$place/fetch.log" >&2
  return 1
}

# From the most settled suite to the newest: the first that is new enough is taken.
fetched=
for suite in stable testing unstable; do
  if fetch_from "$suite"; then
    fetched=$suite
    break
  fi
done
[ -n "$fetched" ] || refuse "no Debian suite on this machine's mirror gives pgvector $wanted or newer."

# OPTFLAGS is empty so that the library runs on other processors than this one, too.
build() {
  make -s -j "$(nproc)" -C "$place"/source/pgvector-*/ \
    OPTFLAGS= PG_CONFIG="/usr/lib/postgresql/$version/bin/pg_config" "$@"
}

echo "Building pgvector $source_version from Debian $fetched for PostgreSQL $version."
if ! { build && build install; } >"$place/build.log" 2>&1; then
  tail -n 40 "$place/build.log" >&2
  refuse 'the build failed; its last lines are above.'
fi

found=$(available)
enough "$found" || refuse "the build ended, but $control does not offer $wanted."
echo "PostgreSQL $version has pgvector $found now."
