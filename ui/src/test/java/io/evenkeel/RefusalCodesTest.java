package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The console words refusals in languages by their code; a code that it has not heard of fails here first. */
class RefusalCodesTest {
    private static final Path FILE = Path.of("src", "main", "console", "refusals.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Write it anew with {@code -Drefusals.write=true}, then give the new codes their sentences in the console. */
    @Test
    void theConsoleKnowsEveryCode() throws IOException {
        SortedSet<String> codes = RefusalCodes.in(Path.of(".."));
        String fresh = JSON.writeValueAsString(codes) + "\n";
        if (Boolean.getBoolean("refusals.write")) {
            Files.writeString(FILE, fresh);
        }
        assertThat(codes).hasSizeGreaterThan(100).allMatch(code -> code.matches("[a-z][a-z0-9-]*"));
        assertThat(Files.readString(FILE))
                .as("refusals.json is stale; write it anew with -Drefusals.write=true")
                .isEqualTo(fresh);
    }

    @Test
    void aCodeIsFollowedThroughTheMethodsThatHandItOn(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("part/src/main/java/room"));
        Files.writeString(folder.resolve("Room.java"), """
                package room;

                class Room {
                    enum Trouble { NOT_OPEN, TOO_LATE }

                    void enter(boolean open, String what) {
                        throw refused(open ? "full" : "shut", "No.");
                    }

                    static Refusal refused(String code, String sentence) {
                        return new Refusal(Kind.CONFLICT, "room-" + code, sentence);
                    }

                    Refusal of(Trouble trouble) {
                        return new Refusal(Kind.CONFLICT, code(trouble), "No.");
                    }

                    String code(Trouble trouble) {
                        return trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    }
                }
                """);

        assertThat(RefusalCodes.in(root)).containsExactly("not-open", "room-full", "room-shut", "too-late");
    }
}
