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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code energy simulate} and {@code energy settle} as they are typed. */
class EnergyCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();
    private final PrintStream standardOut = System.out;

    @BeforeEach
    void outputIsKept() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void asItWas() {
        System.setOut(standardOut);
    }

    private int run(String... arguments) {
        CommandLine line = Commands.commandLine(Object.class);
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private int simulate(String controller, String load, Path hours, Path csv) {
        return simulate(EXAMPLES.resolve("reference-site.json"), controller, load, hours, csv);
    }

    private int simulate(Path site, String controller, String load, Path hours, Path csv) {
        return run(withChiller(simulation(site, controller, load, hours, csv)));
    }

    private static List<String> simulation(Path site, String controller, String load, Path hours, Path csv) {
        return List.of(
                "energy",
                "simulate",
                "--site",
                site.toString(),
                "--weather",
                EXAMPLES.resolve("san_francisco.csv.gz").toString(),
                "--load",
                load,
                "--controller",
                controller,
                "--hours",
                hours.toString(),
                "--out",
                csv.toString());
    }

    private static String[] withChiller(List<String> words) {
        Stream<String> chiller = Stream.of(
                "--chillers",
                EXAMPLES.resolve("chillers.json").toString(),
                "--chiller",
                "Trane CVHF 2317kW/6.33COP/VSD");
        return Stream.concat(words.stream(), chiller).toArray(String[]::new);
    }

    private Path twoHours() throws IOException {
        return Files.writeString(
                folder.resolve("hours.csv"), "climate,hour\nsan_francisco,10\nbeijing,11\nsan_francisco,4000\n");
    }

    @Test
    void writesARowForEachHourAndTheSummaryTwice() throws IOException {
        Path csv = folder.resolve("year.csv");
        int exit = simulate("optimal", "11000", twoHours(), csv);
        assertThat(exit).as(err.toString()).isZero();
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst())
                .startsWith("controller,hour,tdb,twb,p,load_kw,ok,tsa")
                .endsWith("lift,flag");
        assertThat(rows.get(1)).startsWith("optimal,10,");
        assertThat(rows.get(2).split(",", -1)).hasSameSizeAs(rows.getFirst().split(",", -1));
        String last = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(Files.readString(folder.resolve("year.json")).strip()).isEqualTo(last);
        JsonNode summary = JsonMapper.shared().readTree(last);
        assertThat(summary.path("work_pue").asDouble()).isBetween(1.05, 1.2);
        assertThat(summary.path("limit_violations").asInt()).isZero();
    }

    @Test
    void anHourThatNoSettingFitsIsReportedNotDropped() throws IOException {
        Path oneChiller = Files.writeString(
                folder.resolve("site.json"),
                Files.readString(EXAMPLES.resolve("reference-site.json"))
                        .replace("\"count\": 5, \"capacity_kw\"", "\"count\": 1, \"capacity_kw\""));
        Path hours = Files.writeString(folder.resolve("hours.csv"), "hour\n7000\n");
        Path csv = folder.resolve("year.csv");
        int exit = simulate(oneChiller, "baseline", "11000", hours, csv);
        assertThat(exit).as(err.toString()).isZero();
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).matches("baseline,7000,[0-9.]+,[0-9.]+,[0-9.]+,11000\\.0,0,+");
        assertThat(rows.get(1).split(",", -1)).hasSameSizeAs(rows.getFirst().split(",", -1));
        JsonNode summary = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(summary.path("hours").path("infeasible").asInt()).isEqualTo(1);
    }

    @Test
    void loadOfEachHourIsTakenFromAFile() throws IOException {
        StringBuilder year = new StringBuilder("hour,it_load_kw\n");
        for (int hour = 1; hour <= 8760; hour++) {
            year.append(hour)
                    .append(',')
                    .append(hour == 4000 ? "9000.5" : "10199.1")
                    .append('\n');
        }
        Path load = Files.writeString(folder.resolve("load.csv"), year);
        Path csv = folder.resolve("year.csv");
        int exit = simulate("expert", load.toString(), twoHours(), csv);
        assertThat(exit).as(err.toString()).isZero();
        assertThat(Files.readAllLines(csv).get(1)).contains(",10199.1,1,");
        assertThat(Files.readAllLines(csv).get(2)).contains(",9000.5,1,");
    }

    @Test
    void loadThatTheSiteDoesNotTakeIsRefused() throws IOException {
        int exit = simulate("expert", "20000", twoHours(), folder.resolve("year.csv"));
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("--load is 20000 kW; this site takes 3000.0 to 12214.4 kW.");
    }

    private int calibrate(Path operation, Path site) {
        return run(withChiller(List.of(
                "energy",
                "calibrate",
                "--site",
                EXAMPLES.resolve("reference-site.json").toString(),
                "--operation",
                operation.toString(),
                "--out",
                site.toString())));
    }

    @Test
    void theCalibratedSiteIsSimulatedWithItsOwnChiller() throws IOException {
        Path site = folder.resolve("site.json");
        int calibrated = calibrate(EXAMPLES.resolve("operation.csv.gz"), site);
        assertThat(calibrated).as(err.toString()).isZero();
        JsonNode told = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(told.path("total").path("cvrmse").asDouble()).isBetween(1e-6, 0.025);
        int simulated = run(simulation(site, "expert", "11000", twoHours(), folder.resolve("year.csv"))
                .toArray(String[]::new));
        assertThat(simulated).as(err.toString()).isZero();
    }

    @Test
    void operationOfAFewHoursIsRefusedAndNothingIsWritten() throws IOException {
        Path site = folder.resolve("site.json");
        Path csv = folder.resolve("year.csv");
        simulate("expert", "11000", twoHours(), csv);
        int exit = calibrate(csv, site);
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("2 usable hours of 2; a calibration needs at least 168, a week.");
        assertThat(site).doesNotExist();
    }

    @Test
    void aSiteWithoutItsOwnChillerAsksForOne() throws IOException {
        int exit = run(simulation(
                        EXAMPLES.resolve("reference-site.json"),
                        "expert",
                        "11000",
                        twoHours(),
                        folder.resolve("year.csv"))
                .toArray(String[]::new));
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("Name one with --chillers and --chiller.");
    }

    @Test
    void aMissingMonthIsSaidAndEndsWithZero() throws IOException {
        Path meters = Files.writeString(folder.resolve("meters.json"), "{\"year\": 2022, \"periods\": []}");
        int exit = run(
                "energy",
                "settle",
                "--contract",
                EXAMPLES.resolve("contract.json").toString(),
                "--meters",
                meters.toString());
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("INCOMPLETE").contains("[1,2,3,");
    }

    @Test
    void theExampleYearEarnsItsBonus() {
        int exit = run(
                "energy",
                "settle",
                "--contract",
                EXAMPLES.resolve("contract.json").toString(),
                "--meters",
                EXAMPLES.resolve("metered-year.json").toString());
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"amount_cny\":\"867240.00\"");
    }
}
