package io.evenkeel.database.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The role as which the server works in the bundled database. It owns what the rooms keep there, but not what a room keeps
 * from it, and may do nothing beyond: it makes no roles and no databases, reads no files and starts no programs. Everything
 * here is repeatable and is done as the owner of the cluster.
 */
public final class ServerRole {

    public static final String NAME = "evenkeel_server";

    private ServerRole() {}

    /** Makes it where it is missing; its password is the given one from now on. */
    public static void make(Connection owner, String password) throws SQLException {
        if (!exists(owner)) {
            execute(owner, "create role " + NAME + " login nosuperuser nocreatedb nocreaterole noreplication");
        }
        // Hashed here: a password in a statement would stand in PostgreSQL's log if the statement failed.
        owner.unwrap(PGConnection.class).alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
        execute(owner, "grant connect, create, temporary on database " + owner.getCatalog() + " to " + NAME);
    }

    private static boolean exists(Connection owner) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            statement.setString(1, NAME);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /**
     * Makes it the owner of everything in these schemas, and the connection's own role that of everything in those that are
     * kept from it. One statement at a time: all of them at once would need a lock for each of thousands of tables.
     */
    public static void handOver(Connection owner, Collection<String> schemas, Collection<String> kept)
            throws SQLException {
        for (String statement : changes(owner, schemas, kept)) {
            execute(owner, statement);
        }
    }

    private static List<String> changes(Connection owner, Collection<String> schemas, Collection<String> kept)
            throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("""
                with wanted as (
                    select oid, nspname, nspowner,
                        case when nspname = any (?) then current_user else ? end as role
                    from pg_catalog.pg_namespace where nspname = any (?))
                select 1 as place, format('alter schema %I owner to %I', nspname, role) as change
                from wanted where pg_get_userbyid(nspowner) <> role
                union all
                select 2, format('alter %s %I.%I owner to %I',
                    case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
                        else 'table' end, nspname, relname, role)
                from pg_catalog.pg_class join wanted on wanted.oid = relnamespace
                where relkind in ('r', 'p', 'v', 'm', 'S') and pg_get_userbyid(relowner) <> role
                    -- The sequence of a column changes hands with its table.
                    and not (relkind = 'S' and exists (
                        select from pg_catalog.pg_depend
                        where classid = 'pg_class'::regclass and objid = pg_class.oid
                            and refclassid = 'pg_class'::regclass and deptype in ('a', 'i')))
                union all
                select 3, format('alter routine %s owner to %I', pg_proc.oid::regprocedure, role)
                from pg_catalog.pg_proc join wanted on wanted.oid = pronamespace
                where pg_get_userbyid(proowner) <> role
                union all
                select 4, format('alter type %I.%I owner to %I', nspname, typname, role)
                from pg_catalog.pg_type join wanted on wanted.oid = typnamespace
                where typtype in ('e', 'd') and pg_get_userbyid(typowner) <> role
                order by 1, 2
                """)) {
            statement.setArray(1, owner.createArrayOf("text", kept.toArray()));
            statement.setString(2, NAME);
            statement.setArray(3, owner.createArrayOf("text", schemas.toArray()));
            List<String> changes = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    changes.add(found.getString("change"));
                }
            }
            return changes;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
