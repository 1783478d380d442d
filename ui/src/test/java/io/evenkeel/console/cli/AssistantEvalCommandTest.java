package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code assistant eval} as it is typed; the model is a scripted one that asks a tool and knows nothing. */
class AssistantEvalCommandTest {
    private static final List<String> NAMES =
            List.of("evenkeel.llm.url", "evenkeel.llm.model", "evenkeel.llm.plain-http", "evenkeel.assistant.time");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();
    private final PrintStream standardOut = System.out;

    @BeforeEach
    void anEstate() throws IOException {
        Files.createDirectories(folder.resolve("estate"));
        Files.writeString(folder.resolve("estate/estate.json"), "{\"now\": \"2026-11-20T03:00:00Z\"}");
        Files.writeString(
                folder.resolve("estate/incidents.json"),
                "[{\"key\": \"INC-7\", \"title\": \"disk full\", \"openedAt\": \"2026-11-20T02:14:00Z\","
                        + " \"ownerName\": \"Wang Tao\"}]");
        Files.writeString(
                folder.resolve("questions.jsonl"),
                "{\"id\": \"q1\", \"asker\": \"VIEWER\", \"question\": \"Who owns INC-7?\", \"kind\": \"answer\","
                        + " \"accept\": [\"Wang Tao\"], \"sources\": [\"incident/INC-7\"]}\n");
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void asItWas() {
        System.setOut(standardOut);
        NAMES.forEach(System::clearProperty);
    }

    @Test
    void asksTheModelThatIsConfigured() throws IOException {
        try (var model = new ScriptedEndpoint(0)) {
            configured(model);

            int exit = eval();

            assertThat(exit).as(err.toString()).isZero();
        }
        assertThat(printed())
                .as("a sentence without a source counts as invented")
                .contains("model scripted-8b", "[unproven] This is what a model would say", "model away for 0 of 1")
                .endsWith("right=0/1 invented=1 traps=0");
    }

    @Test
    void canBeToldToAskNone() throws IOException {
        try (var model = new ScriptedEndpoint(0)) {
            configured(model);

            int exit = eval("--without-model");

            assertThat(exit).as(err.toString()).isZero();
        }
        assertThat(printed()).contains("no model").endsWith("right=1/1 invented=0 traps=0");
    }

    @Test
    void anEndpointThatIsGoneLeavesTheFactsAnswer() throws IOException {
        var model = new ScriptedEndpoint(0);
        configured(model);
        model.close();

        assertThat(eval()).isZero();

        assertThat(printed())
                .contains("model away for 1 of 1", "cannot be reached")
                .endsWith("right=1/1 invented=0 traps=0");
    }

    @Test
    void saysWhatWasSaidOfRightAnswersWhenAsked() {
        assertThat(eval("--without-model")).isZero();
        assertThat(printed()).doesNotContain("said:");

        assertThat(eval("--without-model", "-v")).isZero();
        assertThat(printed()).contains("said: ").contains("Wang Tao");
    }

    @Test
    void aSettingThatIsNoneIsNamed() {
        System.setProperty("evenkeel.assistant.time", "soon");

        assertThat(eval()).isEqualTo(1);

        assertThat(err.toString()).contains("evenkeel.assistant.time").contains("duration");
    }

    private static void configured(ScriptedEndpoint model) {
        System.setProperty("evenkeel.llm.url", model.url().toString());
        System.setProperty("evenkeel.llm.model", "scripted-8b");
        System.setProperty("evenkeel.llm.plain-http", "true");
    }

    private int eval(String... options) {
        CommandLine line = Commands.commandLine(Object.class);
        line.setErr(new PrintWriter(err));
        var arguments = new java.util.ArrayList<>(List.of("assistant", "eval"));
        arguments.addAll(List.of(options));
        arguments.add(folder.resolve("questions.jsonl").toString());
        return line.execute(arguments.toArray(String[]::new));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
