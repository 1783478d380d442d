package io.evenkeel.assistant.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What opens doors is masked wherever people wrote it: claims and sources alike. */
class SecretsInAnyRoomTest {
    private static final String SECRET = "Qx77";

    @TempDir
    private Path folder = Path.of("");

    private Estate estate = Estate.load(Path.of("eval", "estate"));

    @BeforeEach
    void somebodyWroteSecretsEverywhere() throws IOException {
        write("estate.json", """
                {"now": "2026-11-20T03:00:00Z"}""");
        write("people.json", """
                [{"name": "wang.tao", "displayName": "Wang Tao", "roles": ["ADMINISTRATOR"]}]""");
        write("items.json", """
                [{"name": "db-01", "kind": "HOST", "note": "console root/Qx77note#1", "facts": {"ipmi": "口令：Qx77fact"}}]""");
        write("alerts.json", """
                [{"fingerprint": "a1", "state": "firing", "labels": {"alertname": "DiskFull", "host": "db-01"},
                  "annotations": {"summary": "disk full, password: Qx77summary"}, "firingSince": "2026-11-20T02:00:00Z"}]""");
        write("incidents.json", """
                [{"key": "INC-7", "title": "disk full, 密码是 Qx77title", "openedAt": "2026-11-20T02:00:00Z", "state": "RESOLVED",
                  "resolvedAt": "2026-11-20T02:30:00Z", "items": ["db-01"],
                  "review": {"cause": "token=Qx77cause", "remedy": "logged in with root/Qx77remedy#"},
                  "timeline": [{"at": "2026-11-20T02:10:00Z", "kind": "COMMENT", "actorName": "Wang Tao",
                                "text": "in by admin/Qx77comment# now"}]}]""");
        write("changes.json", """
                [{"key": "CHG-4", "title": "rotate, PIN is 4471", "why": "口令 Qx77why", "state": "CLOSED",
                  "from": "2026-11-20T01:00:00Z", "to": "2026-11-20T01:30:00Z", "items": ["db-01"],
                  "implementation": [{"text": "redis-cli -a root/Qx77step#"}],
                  "backOut": [{"text": "jdbc:oracle:thin:app/Qx77back@db-01"}]}]""");
        write("problems.json", """
                [{"key": "PRB-3", "title": "leak, password: Qx77problem", "state": "OPEN",
                  "cause": {"text": "密码 Qx77source"}, "workaround": {"text": "use root/Qx77way#"}}]""");
        estate = Estate.load(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INC-7                       | incident/INC-7
            comments of INC-7           | incident/INC-7
            INC-7 的原因                 | incident/INC-7
            what fixed INC-7            | incident/INC-7
            why CHG-4                   | change/CHG-4
            CHG-4 怎么回退               | change/CHG-4
            workaround of PRB-3         | problem/PRB-3
            PRB-3 的原因                 | problem/PRB-3
            what is db-01               | item/db-01
            what is firing on db-01     | alert/a1
            """)
    void noneIsSaid(String question, String source) {
        Answer answer = estate.composer()
                .answer(
                        estate.asker("wang.tao"),
                        new Question(question, Optional.empty(), List.of()),
                        Composer.Progress.NONE);

        assertThat(answer.sources()).extracting(Source::id).contains(source);
        String told = Stream.concat(
                        answer.claims().stream().map(Answer.Claim::text),
                        answer.sources().stream().map(one -> one.title() + "\n" + one.text()))
                .collect(Collectors.joining("\n"));
        assertThat(told).contains("***").doesNotContain(SECRET, "4471");
    }

    private void write(String file, String json) throws IOException {
        Files.writeString(folder.resolve(file), json);
    }
}
