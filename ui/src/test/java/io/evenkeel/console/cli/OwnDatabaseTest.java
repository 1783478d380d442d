package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://ops@db.example:5433/keel, jdbc:postgresql://db.example:5433/keel, ops",
        "postgres://ops@db.example/keel, jdbc:postgresql://db.example/keel, ops",
        "jdbc:postgresql://db.example/keel, jdbc:postgresql://db.example/keel, evenkeel",
        "postgresql://db.example, jdbc:postgresql://db.example/evenkeel, evenkeel",
        "postgresql://db.example/, jdbc:postgresql://db.example/evenkeel, evenkeel",
        "postgresql://o@[::1]:5432/k?sslmode=verify-full, jdbc:postgresql://[::1]:5432/k?sslmode=verify-full, o",
    })
    void addressesAsPeopleWriteThem(String given, String jdbcUrl, String user) {
        assertThat(OwnDatabase.of(given, Optional.of("secret"))).isEqualTo(new OwnDatabase(jdbcUrl, user, "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://ops:secret@db/keel", "jdbc:postgresql://db/keel?user=o&password=secret"})
    void aPasswordOnTheCommandLineIsRefused(String given) {
        assertThatThrownBy(() -> OwnDatabase.of(given, Optional.empty()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("EVENKEEL_DB_PASSWORD")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example", "mysql://db/keel", "postgresql:keel", "postgresql://", "::"})
    void anythingElseIsRefusedWithTheForm(String given) {
        assertThatThrownBy(() -> OwnDatabase.of(given, Optional.empty()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("postgresql://USER@HOST:5432/DATABASE");
    }

    @Test
    void thePasswordMayLieInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "secret\n");

        assertThat(OwnDatabase.password(Optional.of(file))).contains("secret");
        assertThatThrownBy(() -> OwnDatabase.password(Optional.of(folder.resolve("missing"))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--db-password-file");
    }
}
