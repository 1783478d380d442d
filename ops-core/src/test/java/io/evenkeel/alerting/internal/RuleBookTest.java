package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
    private static final String GOOD = "groups: [{name: mine, rules: [{alert: Mine, expr: x > 1}]}]\n";

    @TempDir
    private Path data;

    private RuleBook book;
    private long written = 1_000_000_000_000L;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(data.resolve("rules"));
        book = new RuleBook(data);
    }

    @Test
    void hasTheShippedRules() {
        assertThat(alerts()).contains("HostCpuBusy", "HostMemoryLow", "HostSilent");
    }

    @Test
    void readsOwnFilesWhenTheyAppearAndForgetsThemWhenTheyGo() throws IOException {
        write("mine.yml", GOOD);
        assertThat(alerts()).contains("Mine");
        Files.delete(data.resolve("rules/mine.yml"));
        assertThat(alerts()).doesNotContain("Mine");
    }

    @Test
    void keepsTheRunningRulesWhenAFileBreaks() throws IOException {
        write("mine.yml", GOOD);
        assertThat(alerts()).contains("Mine");
        write("mine.yml", GOOD.replace("x > 1", "x >"));
        assertThat(alerts()).contains("Mine");
        assertThat(book.broken()).containsOnlyKeys("own/mine.yml");
        write("mine.yml", GOOD.replace("Mine", "Other"));
        assertThat(alerts()).contains("Other").doesNotContain("Mine");
        assertThat(book.broken()).isEmpty();
    }

    private List<String> alerts() {
        return book.groups().stream()
                .flatMap(group -> group.rules().stream())
                .map(Rule::alert)
                .toList();
    }

    /** Each write has a time of its own, as it has on a disk that is written by a person. */
    private void write(String name, String text) throws IOException {
        Path file = data.resolve("rules").resolve(name);
        Files.writeString(file, text);
        written += 2_000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(written));
    }
}
