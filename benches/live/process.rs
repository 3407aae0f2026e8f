//! Processes: what they use, and ending them.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::Outcome;

/// Ticks a second in /proc, the same on every Linux that Rust runs on.
const TICKS: f64 = 100.0;

/// Processor time, in seconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cpu {
    /// In the program.
    pub user: f64,
    /// In the kernel.
    pub system: f64,
}

impl Cpu {
    /// Both.
    pub fn total(self) -> f64 {
        self.user + self.system
    }

    /// What was used since an earlier look.
    pub fn since(self, earlier: Self) -> Self {
        Self { user: self.user - earlier.user, system: self.system - earlier.system }
    }

    /// A process's.
    pub fn of(pid: u32) -> Self {
        stat(&pid.to_string()).map_or_else(Self::default, |stat| stat.own)
    }

    /// A process's and its children's, those included that have ended.
    pub fn of_family(pid: u32) -> Self {
        let mut sum = stat(&pid.to_string()).map_or_else(Self::default, |stat| stat.own.and(stat.ended));
        for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let name = entry.file_name();
            let child = name.to_str().and_then(stat).filter(|stat| stat.parent == pid);
            sum = child.map_or(sum, |child| sum.and(child.own));
        }
        sum
    }

    /// Everybody's on this machine.
    pub fn of_machine() -> f64 {
        let text = fs::read_to_string("/proc/stat").unwrap_or_default();
        let first = text.lines().next().unwrap_or_default();
        let ticks: Vec<f64> =
            first.split_whitespace().skip(1).filter_map(|field| field.parse().ok()).collect();
        // user, nice, system, idle, iowait, irq, softirq
        [0, 1, 2, 5, 6].iter().filter_map(|at| ticks.get(*at)).sum::<f64>() / TICKS
    }

    fn and(self, other: Self) -> Self {
        Self { user: self.user + other.user, system: self.system + other.system }
    }
}

struct Stat {
    parent: u32,
    own: Cpu,
    ended: Cpu,
}

fn stat(pid: &str) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name may hold anything; what follows it is plain.
    let (_, rest) = text.rsplit_once(") ")?;
    let fields: Vec<&str> = rest.split(' ').collect();
    let seconds =
        |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).map(|ticks| ticks / TICKS);
    Some(Stat {
        parent: fields.get(1)?.parse().ok()?,
        own: Cpu { user: seconds(11)?, system: seconds(12)? },
        ended: Cpu { user: seconds(13)?, system: seconds(14)? },
    })
}

/// Memory a process holds, in bytes.
pub fn resident(pid: u32) -> Outcome<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1024)
}

/// How many files a process of ours may have open.
pub fn open_files_limit() -> usize {
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap_or_default();
    line.split_whitespace().next().and_then(|soft| soft.parse().ok()).unwrap_or(1024)
}

fn pinned(command: &Command, cores: &str) -> Command {
    let mut pinned = Command::new("taskset");
    pinned.args(["-c", cores]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => pinned.env(name, value),
            None => pinned.env_remove(name),
        };
    }
    pinned
}

/// A process that ends with this value.
pub struct Owned(Child);

impl Owned {
    /// Starts a command on some cores, such as `0` or `0-3`; anywhere when that is empty. What it says goes
    /// to a log.
    pub fn start(command: Command, cores: &str, scratch: &Path) -> Outcome<Self> {
        let mut command = if cores.is_empty() { command } else { pinned(&command, cores) };
        let log = fs::OpenOptions::new().create(true).append(true).open(scratch.join("servers.log"))?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        Ok(Self(command.spawn()?))
    }

    /// Its process id. `taskset` becomes what it starts.
    pub fn pid(&self) -> u32 {
        self.0.id()
    }

    /// Whether it has ended by itself.
    pub fn ended(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_)))
    }

    /// Asks it to end and waits; how long that took.
    pub fn stop(mut self) -> Outcome<Duration> {
        let asked = Instant::now();
        Command::new("kill").args(["-TERM", &self.pid().to_string()]).status()?;
        while !self.ended() {
            if asked.elapsed() > Duration::from_secs(30) {
                return Err("a server did not end within 30 s of SIGTERM".into());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(asked.elapsed())
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        if !self.ended() {
            drop(self.0.kill());
            drop(self.0.wait());
        }
    }
}
