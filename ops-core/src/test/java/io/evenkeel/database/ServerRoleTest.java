package io.evenkeel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.database.BundledPostgres.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server may do in the bundled database, on a data folder of the time when it could do everything. */
@Tag("slow")
class ServerRoleTest {

    @TempDir
    private Path data;

    private BundledPostgres postgres;

    @BeforeEach
    void anInstallationOfBefore() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        postgres = started();
        Migrations.migrate(postgres.asOwner());
        JdbcClient.create(postgres.asOwner()).sql("""
                        insert into audit.act (at, actor_kind, actor_id, actor_name, verb, subject, facts)
                        values ('2026-11-21T01:00:00Z', 'SYSTEM', 'a', 'a', 'test.kept', 's', '{}')""").update();
        postgres.close();
        postgres = started();
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    private BundledPostgres started() {
        var made = new BundledPostgres(data, TestDatabase.binaries(), Durability.NONE, notice -> {});
        made.start();
        return made;
    }

    @Test
    void itOwnsItsTablesAndOnlyAddsToTheTrail() {
        postgres.prepareTables();
        postgres.prepareTables();
        Migrations.migrate(postgres.dataSource());
        JdbcClient server = JdbcClient.create(postgres.dataSource());

        assertThat(server.sql("""
                        select distinct nspname || ' ' || pg_get_userbyid(relowner)
                        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                        where nspname in ('audit', 'identity', 'telemetry', 'incident') order by 1""").query(String.class).list())
                .containsExactly(
                        "audit evenkeel",
                        "identity evenkeel_server",
                        "incident evenkeel_server",
                        "telemetry evenkeel_server");
        assertThat(server.sql("""
                        select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                        from pg_roles where rolname = current_user""").query(Boolean.class).single()).isFalse();
        server.sql("""
                        insert into audit.act (at, actor_kind, actor_id, actor_name, verb, subject, facts)
                        values ('2026-11-21T02:00:00Z', 'SYSTEM', 'a', 'a', 'test.added', 's', '{}')""").update();
        server.sql("create table identity.more (id int)").update();
        server.sql("alter table identity.person add column more int").update();
        for (String forbidden : List.of(
                "update audit.act set verb = 'x'",
                "delete from audit.act",
                "truncate audit.act, audit.seal",
                "delete from audit.seal",
                "update audit.checkpoint set number = 1",
                "delete from audit.checkpoint_sent",
                "update audit.unsealed set act_id = 7",
                "alter table audit.act disable trigger act_is_append_only",
                "drop trigger seal_is_append_only on audit.seal",
                "create or replace function audit.refuse_change() returns trigger language sql as 'select null'",
                "drop table audit.checkpoint",
                "drop schema audit cascade",
                "create table audit.more (id int)",
                "set session_replication_role = replica",
                "create role more superuser",
                "alter role evenkeel_server superuser",
                "create database more",
                "drop database evenkeel",
                "set role evenkeel",
                "copy (select 1) to program 'true'",
                "select pg_read_file('PG_VERSION')")) {
            assertThatThrownBy(() -> server.sql(forbidden).update(), forbidden)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isIn("42501", "55006"));
        }
        assertThat(server.sql("select verb from audit.act order by id")
                        .query(String.class)
                        .list())
                .containsExactly("test.kept", "test.added");
        assertThat(server.sql("select count(*) from audit.unsealed")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void itsLostPasswordIsMadeAnew() throws IOException {
        Files.delete(data.resolve("keys/database-server-password"));
        postgres.close();
        postgres = started();
        assertThat(BundledPostgres.running(data).orElseThrow().getUsername()).isEqualTo("evenkeel_server");
        assertThat(JdbcClient.create(BundledPostgres.running(data).orElseThrow())
                        .sql("select 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("keys/database-server-password"))))
                .isEqualTo("rw-------");
    }
}
