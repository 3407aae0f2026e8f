//! The data folder, its lock and the folder of the server's socket.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Read, Seek, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::error::LocalPostgresError;
use super::identity::Identity;

/// A socket's whole path must fit into 107 bytes; the server appends `/.s.PGSQL.5432`.
const LONGEST_SOCKET_FOLDER: usize = 107 - "/.s.PGSQL.5432".len();
/// A log beyond this is put aside at the next start.
const LOG_LIMIT: u64 = 16 * 1024 * 1024;
/// How the name of a cluster in the making begins.
const UNFINISHED: &str = "postgres.new.";

/// The folder that holds everything of one private server. Its path is absolute and free of links.
#[derive(Debug)]
pub(super) struct DataFolder {
    root: PathBuf,
}

impl DataFolder {
    /// Makes the folder if it is missing.
    pub(super) fn open(path: &Path) -> Result<Self, LocalPostgresError> {
        fs::create_dir_all(path).map_err(LocalPostgresError::io("cannot make the folder", path))?;
        let root =
            fs::canonicalize(path).map_err(LocalPostgresError::io("cannot resolve the folder", path))?;
        Ok(Self { root })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn cluster(&self) -> PathBuf {
        self.root.join("postgres")
    }

    /// A fresh place for `initdb`. It becomes the cluster by one rename, so that there is never half a
    /// cluster; and no two are alike, as an `initdb` outlives a process that is killed.
    pub(super) fn unfinished_cluster(&self) -> PathBuf {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        self.root.join(format!("{UNFINISHED}{}.{count}", std::process::id()))
    }

    /// Best effort: what is still being written to goes at a later start.
    pub(super) fn sweep_unfinished(&self) {
        let Ok(entries) = fs::read_dir(&self.root) else {
            return;
        };
        for entry in entries.filter_map(Result::ok) {
            if entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }

    pub(super) fn log(&self) -> PathBuf {
        self.root.join("postgres.log")
    }

    /// The major version that made the cluster; none when there is no cluster.
    pub(super) fn cluster_major(&self) -> Option<u32> {
        let text = fs::read_to_string(self.cluster().join("PG_VERSION")).ok()?;
        text.trim().parse().ok()
    }

    /// Opens the log for appending, after putting a large one aside.
    pub(super) fn open_log(&self) -> Result<File, LocalPostgresError> {
        let path = self.log();
        if fs::metadata(&path).is_ok_and(|log| log.len() > LOG_LIMIT) {
            fs::rename(&path, self.root.join("postgres.log.1"))
                .map_err(LocalPostgresError::io("cannot put aside", &path))?;
        }
        OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(LocalPostgresError::io("cannot open", &path))
    }

    /// The log's last lines.
    pub(super) fn log_tail(&self) -> String {
        let Ok(bytes) = fs::read(self.log()) else {
            return String::new();
        };
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<&str> = text.lines().rev().take(12).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }
}

/// Held while this process owns the data folder. The kernel releases it however the process ends.
#[derive(Debug)]
pub(super) struct OwnerLock {
    _file: File,
}

impl OwnerLock {
    pub(super) fn take(folder: &DataFolder) -> Result<Self, LocalPostgresError> {
        let path = folder.root().join("postgres.lock");
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(LocalPostgresError::io("cannot open", &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(in_use(folder, &mut file)),
            Err(TryLockError::Error(source)) => {
                return Err(LocalPostgresError::io("cannot lock", &path)(source));
            }
        }
        write_pid(&mut file).map_err(LocalPostgresError::io("cannot write", &path))?;
        Ok(Self { _file: file })
    }
}

fn in_use(folder: &DataFolder, file: &mut File) -> LocalPostgresError {
    let mut pid = String::new();
    let known = file.read_to_string(&mut pid).is_ok() && !pid.trim().is_empty();
    LocalPostgresError::InUse {
        folder: folder.root().to_owned(),
        pid: if known { pid.trim().to_owned() } else { "unknown".to_owned() },
    }
}

fn write_pid(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

/// The folder with the server's socket, which only the server's user may enter.
#[derive(Debug)]
pub(super) struct SocketFolder {
    path: PathBuf,
}

impl SocketFolder {
    /// Below the data folder; where that path is too long or odd, a short one below the temporary folder.
    pub(super) fn prepare(folder: &DataFolder, identity: &Identity) -> Result<Self, LocalPostgresError> {
        let preferred = folder.root().join("postgres-run");
        let path = if fits(&preferred) { preferred } else { short(folder) };
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => identity.give(&path)?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                expect_ours(&path, identity)?;
            }
            Err(error) => return Err(LocalPostgresError::io("cannot make the folder", &path)(error)),
        }
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn url(&self, user: &str, database: &str) -> String {
        let host = percent_encoded(self.path.as_os_str().as_bytes());
        format!("postgres://{user}@localhost:5432/{database}?host={host}&sslmode=disable")
    }

    /// Best effort: an empty folder that stays harms nobody.
    pub(super) fn remove(&self) {
        let _ = fs::remove_dir(&self.path);
    }
}

/// Commas and spaces separate folders in the server's setting; so only plain names pass.
fn fits(path: &Path) -> bool {
    let bytes = path.as_os_str().as_bytes();
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    bytes.len() <= LONGEST_SOCKET_FOLDER && bytes.iter().all(plain)
}

fn short(folder: &DataFolder) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    folder.root().hash(&mut hasher);
    let name = format!("fittribe-{:016x}", hasher.finish());
    let temporary = std::env::temp_dir().join(&name);
    if fits(&temporary) { temporary } else { Path::new("/tmp").join(name) }
}

/// A folder that was there before may be a trap set in a temporary folder that everybody can write to.
fn expect_ours(path: &Path, identity: &Identity) -> Result<(), LocalPostgresError> {
    let there =
        fs::symlink_metadata(path).map_err(LocalPostgresError::io("cannot look at the folder", path))?;
    let closed = there.mode() & 0o077 == 0;
    if !there.is_dir() || !closed || !identity.owns(&there) {
        return Err(LocalPostgresError::UnsafeSocketFolder { folder: path.to_owned() });
    }
    Ok(())
}

fn percent_encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(byte) {
            text.push(char::from(*byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
pub(super) mod checks {
    use super::*;

    #[test]
    fn long_or_odd_paths_get_a_short_socket_folder() {
        assert!(fits(Path::new("/srv/fittribe/.data/postgres-run")));
        assert!(!fits(Path::new("/srv/with space/postgres-run")));
        assert!(!fits(&Path::new("/srv").join("x".repeat(90))));
        let folder = DataFolder { root: Path::new("/srv").join("y".repeat(120)) };
        assert!(short(&folder).as_os_str().len() <= LONGEST_SOCKET_FOLDER);
    }

    #[test]
    fn the_url_survives_any_byte_in_the_path() {
        let socket = SocketFolder { path: PathBuf::from("/a b&c/é") };
        assert_eq!(
            socket.url("u", "d"),
            "postgres://u@localhost:5432/d?host=/a%20b%26c/%C3%A9&sslmode=disable"
        );
    }
}
