package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.ServerForCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The trial of logs on a whole server, broken off once its suspect is named: a real program, a real change, a real incident. */
@Tag("server")
class TryLogsOnServerTest {
    private static ServerForCommands server;

    @BeforeAll
    static void start() {
        server = ServerForCommands.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLineThatNobodyHasSeenOpensAnIncidentWhoseFirstSuspectIsTheChangeAndCtrlCLeavesNothingOpen() throws Exception {
        var local =
                new LocalServer(ProcessHandle.current().pid(), server.url(), Optional.empty(), "unused", "try-host");
        var data = new DataFolder(server.data());
        server.watch("try-host");
        TrialToken token = TrialToken.issue(data, server.database(), "try logs", TryLogs.RIGHTS);
        List<String> told = new ArrayList<>();

        try (var api = ServerCalls.withToken(local, token.secret());
                var walk = new LogsWalk(api, local, true, sentence -> {
                    told.add(sentence);
                    if (sentence.contains("suspect")) {
                        throw new IllegalStateException("Ctrl-C");
                    }
                })) {
            assertThatThrownBy(walk::lead).as("after %s", told).hasMessage("Ctrl-C");
            walk.stop();
            walk.finish();
        }
        token.revoke(data, server.database());

        assertThat(told.getLast()).matches("First suspect: CHG-\\d+ Move the order folder .* That is right\\.");
        var jdbc = new JdbcTemplate(server.database());
        assertThat(jdbc.queryForList("select state from change.change", String.class))
                .containsOnly("CLOSED");
        assertThat(jdbc.queryForList(
                        "select state from incident.incident where state not in ('REVIEWED', 'CLOSED')", String.class))
                .isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from change.template", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from identity.token where name = 'try logs' and revoked_at is null",
                        Long.class))
                .isZero();
    }
}
