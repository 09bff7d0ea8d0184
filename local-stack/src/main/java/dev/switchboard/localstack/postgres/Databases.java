package dev.switchboard.localstack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The databases of one server: one a service, owned by a role of the same name that is no superuser. */
public final class Databases {

    private final String serverUrl;
    private final String superuser;
    private final String superuserPassword;

    /** The databases of the server at {@code serverUrl}, such as {@code jdbc:postgresql://127.0.0.1:15432/}. */
    public Databases(String serverUrl, String superuser, String superuserPassword) {
        this.serverUrl = serverUrl;
        this.superuser = superuser;
        this.superuserPassword = superuserPassword;
    }

    /** An empty database of this name; one that exists is dropped, whoever is connected to it. */
    public Database createFresh(String name) {
        requirePlain(name);
        try (var connection = connect()) {
            execute(connection, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            return create(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    /** The database of this name, created when it is missing; data that is there stays. */
    public Database createMissing(String name) {
        requirePlain(name);
        try (var connection = connect()) {
            if (exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                return database(name);
            }
            return create(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(serverUrl + "postgres", superuser, superuserPassword);
    }

    private Database create(Connection connection, String name) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            execute(connection, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, name));
        }
        execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, name));
        execute(connection, "REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
        return database(name);
    }

    private Database database(String name) {
        return new Database(serverUrl + name, name, name);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Names become identifiers, which SQL cannot take as parameters. */
    private static void requirePlain(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
    }
}
