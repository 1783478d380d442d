package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.logs.Templates;
import io.evenkeel.logs.Templates.Change;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patient of the trial: what it does and says, well and ill. */
class OrderKeeperTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    private Path folder;

    private int order(OrderKeeper keeper, int number) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + keeper.port() + "/orders/" + number))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private List<String> said() throws Exception {
        return Files.readAllLines(folder.resolve("keeper.log"));
    }

    /** As templates are learned of it, after its time and level are taken off. */
    private static Change learned(Templates templates, String line) {
        return templates.learn(line.split(" ", 3)[2]).change();
    }

    @Test
    void keepsOrdersAndFailsWhenItsFolderIsGoneAndIsWellWhenItIsBack() throws Exception {
        Path orders = Files.createDirectory(folder.resolve("orders"));
        Path elsewhere = folder.resolve("elsewhere");
        try (var keeper = OrderKeeper.start(orders, folder.resolve("keeper.log"), "keeper-boma", NOON)) {
            assertThat(order(keeper, 1)).isEqualTo(200);
            Files.move(orders, elsewhere);
            assertThat(order(keeper, 2)).isEqualTo(500);
            Files.move(elsewhere, orders);
            assertThat(order(keeper, 3)).isEqualTo(200);
        }

        assertThat(orders.resolve("1")).hasContent("{}");
        assertThat(orders.resolve("2")).doesNotExist();
        assertThat(said().subList(1, 4))
                .containsExactly(
                        "2026-11-21T12:00:00Z INFO keeper-boma keeps order 1 of 2 bytes after 0 ms",
                        "2026-11-21T12:00:00Z ERROR keeper-boma cannot keep order 2: java.nio.file.NoSuchFileException: "
                                + orders.resolve("2"),
                        "2026-11-21T12:00:00Z INFO keeper-boma keeps order 3 of 2 bytes after 0 ms");
    }

    @Test
    void itsErrorIsNewAndThatOfTheNextTrialIsNewAgain() throws Exception {
        Path gone = folder.resolve("orders");
        try (var keeper = OrderKeeper.start(gone, folder.resolve("keeper.log"), "keeper-boma", NOON)) {
            order(keeper, 1);
            order(keeper, 2);
        }
        try (var keeper = OrderKeeper.start(gone, folder.resolve("keeper.log"), "keeper-tilu", NOON)) {
            order(keeper, 1);
        }

        Templates templates = Templates.of(1000, List.of());
        assertThat(said()).hasSize(5);
        assertThat(said().stream().map(line -> learned(templates, line)))
                .containsExactly(Change.NEW, Change.NEW, Change.NONE, Change.NEW, Change.NEW);
    }

    @Test
    void aPatientIsAProcessThatEndsWithItsTrialAndLeavesNoFile() throws Exception {
        Patient patient = Patient.start();
        Path log = patient.log();
        Awaitility.await().until(() -> patient.kept() > 0);

        patient.moveAway();
        Awaitility.await().until(() -> patient.failed() > 0);
        patient.moveBack();
        long kept = patient.kept();
        Awaitility.await().until(() -> patient.kept() > kept);
        patient.moveBack();
        long processes = ProcessHandle.current().children().count();
        patient.close();
        patient.close();

        assertThat(log.getParent()).doesNotExist();
        assertThat(ProcessHandle.current().children().count()).isLessThan(processes);
    }
}
