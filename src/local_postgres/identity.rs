//! As whom the server runs. Postgres refuses root; a root process therefore lends it a normal user.

use std::fs::{self, Metadata};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::error::LocalPostgresError;
use super::folder::DataFolder;

/// The user under which every program of the server runs.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    me: u32,
    demotion: Option<Demotion>,
}

/// What a root process gives up. `setpriv` does it between fork and exec, so the process id stays the
/// server's own.
#[derive(Debug, Clone, Copy)]
struct Demotion {
    uid: u32,
    gid: u32,
    /// Kept when the data folder lies below one that the user may not enter, such as /root.
    capability: Option<&'static str>,
}

impl Identity {
    /// This process' own user; for root, the cluster's owner, else `postgres`, else `nobody`.
    pub(super) async fn choose(folder: &DataFolder) -> Result<Self, LocalPostgresError> {
        let me = id_of(&[]).await.ok_or_else(|| LocalPostgresError::Program {
            program: "id",
            said: "`id -u` did not answer with a number".to_owned(),
        })?;
        let owner = fs::metadata(folder.cluster()).ok().map(|there| (there.uid(), there.gid()));
        if me != 0 {
            return match owner {
                Some((owner, _)) if owner != me => {
                    Err(LocalPostgresError::ForeignOwner { folder: folder.cluster(), owner, me })
                }
                _ => Ok(Self { me, demotion: None }),
            };
        }
        let user = match owner {
            Some((uid, gid)) if uid != 0 => Some((uid, gid)),
            _ => normal_user().await,
        };
        let (uid, gid) = user.ok_or_else(|| {
            cannot_drop_root(folder, "there is neither a user `postgres` nor a user `nobody`".to_owned())
        })?;
        Self::demoted(folder, uid, gid).await
    }

    /// The weakest of: no capability, the right to search folders, the right to override permissions.
    async fn demoted(folder: &DataFolder, uid: u32, gid: u32) -> Result<Self, LocalPostgresError> {
        let mut said = String::new();
        for capability in [None, Some("dac_read_search"), Some("dac_override")] {
            let identity = Self { me: 0, demotion: Some(Demotion { uid, gid, capability }) };
            let mut probe = identity.command(Path::new("/bin/sh"));
            probe.args(["-c", "cd \"$1\"", "sh"]).arg(folder.root());
            match output(probe).await {
                Ok(_) => return Ok(identity),
                Err(why) => said = why,
            }
        }
        Err(cannot_drop_root(folder, format!("user {uid} cannot enter it ({said})")))
    }

    /// A command that runs as this identity, untouched by `PG…` variables and by the terminal's signals.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = match self.demotion {
            None => Command::new(program),
            Some(demotion) => demotion.command(program),
        };
        settle(&mut command);
        command
    }

    /// As [`Identity::command`], without the capability: Postgres checks its own files by `access`,
    /// which knows no capabilities, so they must be reachable without.
    pub(super) fn plain_command(&self, program: &Path) -> Command {
        let demotion = self.demotion.map(|demotion| Demotion { capability: None, ..demotion });
        Self { me: self.me, demotion }.command(program)
    }

    /// Makes the server's user the owner of a path.
    pub(super) fn give(&self, path: &Path) -> Result<(), LocalPostgresError> {
        let Some(demotion) = self.demotion else {
            return Ok(());
        };
        chown(path, Some(demotion.uid), Some(demotion.gid))
            .map_err(LocalPostgresError::io("cannot give away", path))
    }

    /// Whether the server's user owns it.
    pub(super) fn owns(&self, there: &Metadata) -> bool {
        there.uid() == self.demotion.map_or(self.me, |demotion| demotion.uid)
    }
}

impl Demotion {
    fn command(self, program: &Path) -> Command {
        let mut command = Command::new("setpriv");
        command.arg(format!("--reuid={}", self.uid));
        command.arg(format!("--regid={}", self.gid));
        command.arg("--clear-groups");
        // Ambient capabilities are inherited through exec, which nothing else is without root.
        if let Some(capability) = self.capability {
            command.arg(format!("--inh-caps=-all,+{capability}"));
            command.arg(format!("--ambient-caps=-all,+{capability}"));
        }
        command.arg("--").arg(program);
        command
    }
}

fn settle(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if name.as_encoded_bytes().starts_with(b"PG") {
            command.env_remove(name);
        }
    }
    command.env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
    // Ctrl-C reaches every process of the terminal's foreground group: the server must not be one.
    command.process_group(0);
}

fn cannot_drop_root(folder: &DataFolder, reason: String) -> LocalPostgresError {
    LocalPostgresError::CannotDropRoot { folder: folder.root().to_owned(), reason }
}

async fn normal_user() -> Option<(u32, u32)> {
    for name in ["postgres", "nobody"] {
        if let (Some(uid), Some(gid)) = (id_of(&[name]).await, group_of(name).await) {
            return Some((uid, gid));
        }
    }
    None
}

async fn id_of(user: &[&str]) -> Option<u32> {
    let mut command = Command::new("id");
    command.arg("-u").args(user);
    output(command).await.ok()?.trim().parse().ok()
}

async fn group_of(user: &str) -> Option<u32> {
    let mut command = Command::new("id");
    command.args(["-g", user]);
    output(command).await.ok()?.trim().parse().ok()
}

/// Runs a command to its end. Its output, or what it said when it failed. Dropping the future ends the
/// command and what it started.
pub(super) async fn output(mut command: Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    let child = tokio::process::Command::from(command).spawn().map_err(|error| format!("{name}: {error}"))?;
    let mut group = Group { leader: child.id() };
    let done = child.wait_with_output().await.map_err(|error| format!("{name}: {error}"))?;
    group.leader = None;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    let said = [done.stderr, done.stdout].concat();
    let said = String::from_utf8_lossy(&said).trim().to_owned();
    Err(if said.is_empty() { done.status.to_string() } else { said })
}

/// The processes of an unfinished command, which end with it.
struct Group {
    leader: Option<u32>,
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(leader) = self.leader {
            signal(&format!("-{leader}"), "KILL");
        }
    }
}

/// Signals a process, or a whole group by its negated id, that this process started.
pub(super) fn signal(target: &str, name: &str) {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "kill -s \"$1\" -- \"$2\"", "sh", name, target]);
    // It fails only for one that has ended, which is what was asked for.
    let _ = command.stdin(Stdio::null()).stderr(Stdio::null()).status();
}
