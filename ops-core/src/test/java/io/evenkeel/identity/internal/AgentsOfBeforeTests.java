package io.evenkeel.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AgentsOfBeforeTests {
    private static final String BEFORE_LOGS_WERE_FOLLOWED = "3";

    @Test
    void agentsThatJoinedBeforeMayWriteLogsAfterAnUpgradeAndNobodyElse() {
        DriverManagerDataSource database = TestDatabase.empty();
        TestDatabase.migrateTo(database, "identity", BEFORE_LOGS_WERE_FOLLOWED);
        JdbcClient jdbc = JdbcClient.create(database);
        token(jdbc, "web-1", "AGENT", false);
        token(jdbc, "web-2", "AGENT", true);
        token(jdbc, "prometheus", "TOKEN", false);

        TestDatabase.migrateTo(database, "identity", "latest");

        List<String> may = jdbc.sql("SELECT name FROM identity.token WHERE 'WRITE_LOGS' = ANY (rights)")
                .query(String.class)
                .list();
        assertThat(may).containsExactly("web-1");
    }

    private static void token(JdbcClient jdbc, String name, String kind, boolean revoked) {
        jdbc.sql("""
                INSERT INTO identity.token (id, secret_hash, kind, name, rights, issued_at, revoked_at)
                VALUES (:id, sha256(:name::bytea), :kind, :name, '{WRITE_MEASUREMENTS}', '2026-01-01',
                        CASE WHEN :revoked THEN '2026-02-01'::timestamptz END)
                """)
                .param("id", UUID.randomUUID())
                .param("name", name)
                .param("kind", kind)
                .param("revoked", revoked)
                .update();
    }
}
