//! Signing up and in, tokens, the account itself.

pub mod ended;
pub mod forgot;
pub mod me;
pub mod password;
pub mod passwords;
pub mod refresh;
pub mod reset;
pub mod session;
pub mod sign_in;
pub mod sign_ins_end;
pub mod sign_ins_end_all;
pub mod sign_ins_list;
pub mod sign_out;
pub mod sign_up;
pub mod tokens;
pub mod update_me;
pub mod verification;
pub mod verify;
pub mod wire;
