package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.TableManifest;
import io.evenkeel.protocol.TableManifest.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A manifest of tables as a packed text: its moment, then a line of JSON for each table.
 *
 * @param moving names of tables that changed while it was taken: they are counted and not compared
 */
record TableManifestFile(TableManifest manifest, List<String> moving) {

    private static final int MOST_TABLES = 10_000;

    TableManifestFile {
        moving = List.copyOf(moving);
    }

    static void write(Path file, TableManifest manifest, List<String> moving) throws IOException {
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write(Json.write(Map.of("kind", "tables", "at", manifest.at().toString())) + '\n');
            for (Table table : manifest.tables()) {
                out.write(Json.write(Map.of(
                                "name", table.name(),
                                "rows", table.rows(),
                                "checksum", table.checksum(),
                                "moving", moving.contains(table.name())))
                        + '\n');
            }
        }
    }

    static TableManifestFile read(Path file) throws IOException {
        try (var in = new BufferedReader(new java.io.InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<Json> lines =
                    in.lines().limit(MOST_TABLES + 1L).map(Json::read).toList();
            Instant at = Instant.parse(lines.getFirst().get("at").text().orElse(""));
            List<Table> tables = new ArrayList<>();
            List<String> moving = new ArrayList<>();
            for (Json line : lines.subList(1, lines.size())) {
                String name = line.get("name").text().orElse("");
                tables.add(new Table(
                        name,
                        line.get("rows").whole().orElse(-1L),
                        line.get("checksum").text().orElse("")));
                if (line.get("moving").isTrue()) {
                    moving.add(name);
                }
            }
            return new TableManifestFile(new TableManifest(at, tables), moving);
        } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException e) {
            throw new IOException("the manifest can't be read: " + e.getMessage(), e);
        }
    }
}
