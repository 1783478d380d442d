package io.evenkeel.cooling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The plant of the examples, and a year of weather that may be shipped. */
final class ReferencePlant {
    static final Path EXAMPLES = Path.of("..", "examples");
    static final String CHILLER = "Trane CVHF 2317kW/6.33COP/VSD";
    static final double LOAD = 11_000;

    private ReferencePlant() {}

    static Plant plant() {
        return Plant.of(
                PlantFiles.site("reference-site.json", text("reference-site.json")),
                PlantFiles.chiller("chillers.json", text("chillers.json"), CHILLER));
    }

    static List<Weather> sanFrancisco() {
        try (var in = new GZIPInputStream(Files.newInputStream(EXAMPLES.resolve("san_francisco.csv.gz")));
                var csv = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return PlantFiles.weather("san_francisco.csv.gz", csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String example) {
        try {
            return Files.readString(EXAMPLES.resolve(example));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
