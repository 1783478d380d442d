package io.evenkeel.console.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/** What a measured desk has to carry: tickets, copied in the database from some of the API, and a process of its own. */
final class DeskFeed {
    private static final int MODELS = 30;
    private static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4");

    private DeskFeed() {}

    static void tickets(TrialServer server, BenchCaller admin, int tickets, int alive)
            throws IOException, InterruptedException {
        // By one calendar, so that its change moves all clocks.
        JsonNode targets = admin.send("GET", "/api/desk/targets", "");
        List<Map<String, Object>> byOffice = targets.get("items")
                .valueStream()
                .map(target -> Map.<String, Object>of(
                        "kind",
                        target.get("kind").asString(),
                        "priority",
                        target.get("priority").asString(),
                        "calendar",
                        "office",
                        "answerMinutes",
                        5_000,
                        "solveMinutes",
                        20_000,
                        "warnPercent",
                        80))
                .toList();
        admin.send("PUT", "/api/desk/targets", Map.of("items", byOffice));
        for (int number = 0; number < MODELS; number++) {
            admin.send(
                    "POST",
                    "/api/desk/tickets",
                    Map.of(
                            "kind",
                            number % 2 == 0 ? "fault" : "question",
                            "title",
                            "Model " + number,
                            "text",
                            "It was like this since this morning, and others see it too.",
                            "priority",
                            PRIORITIES.get(number % PRIORITIES.size())));
        }
        String sql = resource("/io/evenkeel/desk/bench.sql")
                .replace("${tickets}", Integer.toString(tickets - MODELS))
                .replace("${alive}", Integer.toString(alive - MODELS));
        try (var database = DatabaseAtHand.open(new DataFolder(server.folder()), Optional.empty());
                Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException("The tickets could not be copied: " + e.getMessage(), e);
        }
    }

    /** Uploads the measured process and switches it on. */
    static void process(BenchCaller admin) throws IOException, InterruptedException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bench.bpmn"));
            zip.write(resource("/bench/desk.bpmn").getBytes(StandardCharsets.UTF_8));
        }
        admin.upload("/api/processes/bundles", "application/zip", bytes.toByteArray());
        admin.send("POST", "/api/processes/bundles/bench/1/switch-on", "");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DeskFeed.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
