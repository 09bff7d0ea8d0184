package dev.switchboard.endtoend;

/** What a door answered. */
record Reply(int status, String body) {}
