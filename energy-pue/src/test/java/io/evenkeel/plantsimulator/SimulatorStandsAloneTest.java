package io.evenkeel.plantsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compiled classes name every class that they use. */
class SimulatorStandsAloneTest {

    @Test
    void nothingHereUsesTheProductsModel() throws IOException, URISyntaxException {
        Path classes = Path.of(
                        SteadyPlant.class.getResource("SteadyPlant.class").toURI())
                .getParent();
        try (Stream<Path> all = Files.list(classes)) {
            List<Path> compiled =
                    all.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(compiled).hasSizeGreaterThan(10);
            for (Path file : compiled) {
                if (!file.getFileName().toString().startsWith("SimulatorStandsAlone")) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain("io/evenkeel/cooling")
                            .doesNotContain("io.evenkeel.cooling");
                }
            }
        }
    }
}
