package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A room owns its tables: no SQL of one room names another room's schema. Reads all text blocks and migrations. */
class SqlOwnershipTest {
    private static final Pattern TABLE = Pattern.compile(
            "(?i)\\b(?:from|join|into|update|table(?: if (?:not )?exists)?|truncate|references|exists|on)\\s+([a-z]+)\\.[a-z_]+");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);

    @Test
    void noRoomReadsAnothersTables() throws IOException {
        Set<String> rooms = roomsWithTables();
        List<String> found = new ArrayList<>();
        int statements = 0;
        for (Path file : files()) {
            String room = roomOf(file);
            for (String sql : sqlIn(file)) {
                Matcher named = TABLE.matcher(sql);
                while (named.find()) {
                    statements++;
                    String schema = named.group(1);
                    if (rooms.contains(schema) && !schema.equals(room)) {
                        found.add(file + ": " + named.group());
                    }
                }
            }
        }
        assertThat(rooms).contains("audit", "knowledge", "workflow");
        assertThat(statements).as("tables named in SQL").isGreaterThan(30);
        assertThat(found).isEmpty();
    }

    /** The folders of migrations are named as the schemas are. */
    private static Set<String> roomsWithTables() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(".."))) {
            return all.filter(path -> path.toString().contains("src/main/resources/db/migration/"))
                    .filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(".."))) {
            return all.filter(path -> path.toString().contains("/src/main/"))
                    .filter(path -> !path.toString().contains("node_modules"))
                    .filter(path ->
                            path.toString().endsWith(".java") || path.toString().endsWith(".sql"))
                    .toList();
        }
    }

    private static String roomOf(Path file) {
        Matcher room = Pattern.compile("(?:io/evenkeel|db/migration)/([a-z]+)/").matcher(file.toString());
        return room.find() ? room.group(1) : "";
    }

    private static List<String> sqlIn(Path file) throws IOException {
        String text = Files.readString(file);
        if (file.toString().endsWith(".sql")) {
            return List.of(text);
        }
        List<String> blocks = new ArrayList<>();
        Matcher block = TEXT_BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }
}
