package dev.switchboard.localstack.postgres;

/**
 * How to reach one database as the role that owns it.
 *
 * @param password of a server that only this machine can reach; it guards nothing
 */
public record Database(String jdbcUrl, String user, String password) {}
