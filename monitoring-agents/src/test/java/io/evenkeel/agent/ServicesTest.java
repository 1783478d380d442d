package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a stand-in for systemctl that prints what a file says: no systemd runs where these tests do. */
class ServicesTest {

    private static final String SHOWN = """
            Id=cron.service
            ActiveState=active

            Id=nginx.service
            ActiveState=active

            ActiveState=failed
            Id=backup.service

            Id=dbus.socket
            ActiveState=active
            """;

    @TempDir
    private Path folder;

    private final MovedClock clock = new MovedClock("2026-11-21T10:00:00Z");

    private Services services(String... named) throws IOException {
        Path systemctl = Files.writeString(folder.resolve("systemctl"), """
                #!/bin/sh
                echo "$@" >>%1$s/asked
                cat %1$s/shown
                """.formatted(folder));
        systemctl.toFile().setExecutable(true);
        Files.createDirectories(folder.resolve("booted"));
        return new Services(
                folder.resolve("booted"),
                new PatientCommand(systemctl.toString(), Duration.ofSeconds(20)),
                List.of(named),
                clock);
    }

    private void shown(String text) throws IOException {
        Files.writeString(folder.resolve("shown"), text);
    }

    @Test
    void tellsHowManyAreInWhichStateAndWhichFailed() throws IOException {
        shown(SHOWN);

        assertThat(Shown.readings(services().look()))
                .containsExactly(
                        "node_systemd_units{state=\"active\"} 2",
                        "node_systemd_units{state=\"activating\"} 0",
                        "node_systemd_units{state=\"deactivating\"} 0",
                        "node_systemd_units{state=\"failed\"} 1",
                        "node_systemd_units{state=\"inactive\"} 0",
                        "node_systemd_unit_state{name=\"backup.service\",state=\"failed\"} 1");
    }

    @Test
    void namedOnesAreToldOfInEveryState() throws IOException {
        shown(SHOWN);

        var found = Shown.readings(services("nginx", "missing.service").look());

        assertThat(found)
                .contains(
                        "node_systemd_unit_state{name=\"nginx.service\",state=\"active\"} 1",
                        "node_systemd_unit_state{name=\"nginx.service\",state=\"failed\"} 0",
                        "node_systemd_unit_state{name=\"missing.service\",state=\"active\"} 0",
                        "node_systemd_unit_state{name=\"missing.service\",state=\"inactive\"} 1");
        assertThat(Files.readString(folder.resolve("asked")))
                .isEqualTo("show --property=Id,ActiveState -- *.service nginx.service missing.service\n");
    }

    @Test
    void theRecoveryOfAFailedOneShows() throws IOException {
        shown(SHOWN);
        Services services = services();
        services.look();
        shown(SHOWN.replace("failed", "active"));
        clock.moveSeconds(30);

        assertThat(Shown.readings(services.look()))
                .contains("node_systemd_unit_state{name=\"backup.service\",state=\"failed\"} 0");
    }

    @Test
    void asksTwiceAMinute() throws IOException {
        shown(SHOWN);
        Services services = services();
        for (int second = 0; second < 60; second += 10) {
            services.look();
            clock.moveSeconds(10);
        }

        assertThat(Files.readAllLines(folder.resolve("asked"))).hasSize(2);
    }

    @Test
    void manyFailedOnesAreBounded() throws IOException {
        var many = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            many.append("Id=job-").append(i).append(".service\nActiveState=failed\n\n");
        }
        shown(many.toString());

        assertThat(services().look().readings()).hasSize(5 + 50);
    }

    @Test
    void whereThereIsNoSystemdNothingIsAsked() throws IOException {
        var none = new Services(
                folder.resolve("none"), new PatientCommand("/none", Duration.ofSeconds(1)), List.of(), clock);

        assertThat(none.look()).isEqualTo(new Findings(List.of(), List.of()));
        assertThat(new Services(
                                folder.resolve("none"),
                                new PatientCommand("/none", Duration.ofSeconds(1)),
                                List.of("a"),
                                clock)
                        .look()
                        .broken())
                .singleElement()
                .asString()
                .contains("--process");
    }

    @Test
    void anAnswerThatNamesNothingIsBroken() throws IOException {
        shown("Failed to connect to bus\n");

        assertThat(services().look().broken()).containsExactly("systemctl names no service");
    }
}
