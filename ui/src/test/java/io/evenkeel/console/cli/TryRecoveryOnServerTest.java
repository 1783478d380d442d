package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.ServerForCommands;
import io.evenkeel.peers.NeedsPeer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The trial of recovery on a whole server: a real PostgreSQL, a real pgBackRest, an agent in a process of its own. */
@Tag("server")
class TryRecoveryOnServerTest {
    private static ServerForCommands server;
    private static String earlierHome;

    @BeforeAll
    static void start() {
        earlierHome = System.getProperty("evenkeel.home", "");
        System.setProperty("evenkeel.home", "..");
        server = ServerForCommands.start();
    }

    @AfterAll
    static void stop() {
        System.setProperty("evenkeel.home", earlierHome);
        server.close();
    }

    @Test
    @NeedsPeer("pgbackrest")
    void theSecondBeforeTheTableWasDroppedIsProvedAndNothingIsLeftOpen() throws Exception {
        var local =
                new LocalServer(ProcessHandle.current().pid(), server.url(), Optional.empty(), "unused", "try-host");
        var data = new DataFolder(server.data());
        RecoveryTrial trial = RecoveryTrial.begin(data, server.database());
        List<String> told = new ArrayList<>();

        try (var walk = new RecoveryWalk(
                local, trial, new NobodyThere(told::add), PostgresPrograms.found(), Clock.systemUTC())) {
            assertThat(walk.lead()).as("after %s", told).isTrue();
            walk.finish();
        }
        trial.end(data, server.database());

        assertThat(told.getLast()).matches("DR-\\d+ passed: .*20,300 orders.*");
        var jdbc = new JdbcTemplate(server.database());
        assertThat(jdbc.queryForObject("select count(*) from recovery.policy where retired_at is null", Long.class))
                .isZero();
        assertThat(jdbc.queryForList("select state from recovery.drill", String.class))
                .containsOnly("CLOSED");
    }
}
