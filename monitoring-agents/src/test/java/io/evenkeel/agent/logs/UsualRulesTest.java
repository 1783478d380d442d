package io.evenkeel.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualRulesTest {

    @TempDir
    private Path root;

    private void make(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theJournalIsFollowedWhereItCanBeRead() throws IOException {
        make("usr/bin/journalctl");
        make("run/log/journal/0123/system.journal");
        make("var/log/syslog");

        assertThat(UsualRules.of(root).journal())
                .isEqualTo(Optional.of(new LogRules.Journal(Optional.empty(), Map.of())));
        assertThat(UsualRules.of(root).files()).isEmpty();
    }

    @Test
    void syslogsFilesAreFollowedElse() throws IOException {
        make("var/log/messages");
        make("var/log/journal/0123.web/system.journal");

        LogRules rules = UsualRules.of(root);

        assertThat(rules.journal()).isEmpty();
        assertThat(rules.files().getFirst().paths())
                .containsExactly(root + "/var/log/syslog", root + "/var/log/messages");
        assertThat(rules.remarks()).isEmpty();
    }

    @Test
    void aJournalWithoutItsReaderIsToldAndSyslogFollowed() throws IOException {
        make("var/log/journal/0123/system.journal");
        make("var/log/syslog");

        LogRules rules = UsualRules.of(root);

        assertThat(rules.files()).hasSize(1);
        assertThat(rules.remarks()).singleElement().asString().startsWith("journal: ");
    }

    @Test
    void aHostWithoutLogsSaysSo() {
        assertThat(UsualRules.of(root).remarks())
                .containsExactly(
                        "There is no journal that can be read, and neither /var/log/syslog nor /var/log/messages.");
    }
}
