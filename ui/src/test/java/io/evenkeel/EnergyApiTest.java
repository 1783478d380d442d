package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadOnlyModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tree of energy, its readings and its figures by their API. */
@Tag("server")
class EnergyApiTest {
    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final LocalDate DAY = LocalDate.of(2025, 3, 4);

    private static RunningServer server;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        admin = server.administrator();
        admin.put("/api/energy/tree", tree()).mustBe(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> tree() {
        return Map.of(
                "nodes",
                List.of(
                        Map.of("id", "grid", "name", "Grid", "kind", "grid"),
                        Map.of("id", "hall", "name", "Hall", "kind", "pdu", "fedBy", "grid", "it", "pdu_output")),
                "meters",
                List.of(meter("grid"), meter("hall")));
    }

    private static Map<String, Object> meter(String node) {
        return Map.of("id", node + "-m", "node", node, "unit", "kwh", "most", 20_000, "longestGapSeconds", 172_800);
    }

    private static void readsDay(String meter, double first, double last) {
        ZonedDateTime begin = DAY.atStartOfDay(ZONE);
        ZonedDateTime end = DAY.plusDays(1).atStartOfDay(ZONE);
        String csv = "at,value\n" + begin.toOffsetDateTime() + "," + first + "\n" + end.toOffsetDateTime() + "," + last
                + "\n";
        JsonNode answer = admin.sendAs(
                        "POST",
                        "/api/energy/meters/" + meter + "/readings.csv",
                        "text/csv",
                        BodyPublishers.ofString(csv))
                .mustBe(200)
                .json();
        assertThat(answer.get("readings").asInt()).isEqualTo(2);
    }

    @Test
    void aDayReadByHandHasItsPue() {
        readsDay("grid-m", 1_000, 1_000 + 31_200);
        readsDay("hall-m", 500, 500 + 24_000);

        JsonNode day = admin.get("/api/energy/picture?period=day&day=" + DAY)
                .mustBe(200)
                .json();

        assertThat(day.get("site").get("pue").get("value").asDouble()).isCloseTo(1.3, within(1e-9));
        assertThat(day.get("site").get("category").asInt()).isEqualTo(2);
        assertThat(day.get("nodes").get(0).get("lossKwh").get("value").asDouble())
                .isCloseTo(7_200, within(1e-6));
    }

    @Test
    void whatNobodyReadIsAGapAndNoFigure() {
        JsonNode live = admin.get("/api/energy/picture").mustBe(200).json();
        assertThat(live.get("site").has("pue")).isFalse();
        assertThat(live.get("meters").get(0).get("gaps").get(0).get("cause").asString())
                .isEqualTo("missing");
    }

    @Test
    void whatCannotBeKeptSaysWhy() {
        admin.get("/api/energy/picture?period=fortnight").mustBe(400);
        admin.put("/api/energy/tree", Map.of("nodes", List.of(), "meters", List.of(meter("hall"))))
                .mustBe(400);
        JsonNode refused = admin.with("If-Match", "\"0\"")
                .put("/api/energy/tree", tree())
                .mustBe(412)
                .json();
        assertThat(refused.get("type").asString()).endsWith("energy-tree-changed");
        admin.sendAs(
                        "POST",
                        "/api/energy/meters/grid-m/readings.csv",
                        "text/csv",
                        BodyPublishers.ofString("at,value\nyesterday,5\n"))
                .mustBe(400);
        admin.post(
                        "/api/energy/meters/nowhere/readings",
                        Map.of("readings", List.of(Map.of("at", "2026-01-01T00:00:00Z", "value", 1))))
                .mustBe(404);
    }

    @Test
    void aDeviceIsAskedOverModbusAndItsNumberIsAMeasurement() throws Exception {
        var registers = new ProcessImage();
        registers.with(change -> change.writeHoldingRegisters(all -> all.put(0, new byte[] {0x05, 0x14})));
        int port = freePort();
        var meter = ModbusTcpServer.create(
                NettyTcpServerTransport.create(at -> {
                    at.bindAddress = "127.0.0.1";
                    at.port = port;
                }),
                new ReadOnlyModbusServices() {
                    @Override
                    protected Optional<ProcessImage> getProcessImage(int unit) {
                        return Optional.of(registers);
                    }
                });
        meter.start();
        Map<String, Object> device = Map.of(
                "name",
                "Panel",
                "host",
                "127.0.0.1",
                "port",
                port,
                "registers",
                List.of(Map.of("id", "power", "address", 0, "type", "uint16")));
        try {
            JsonNode refused =
                    admin.put("/api/energy/devices/panel", device).mustBe(400).json();
            assertThat(refused.get("type").asString()).endsWith("address-not-allowed");

            admin.put("/api/notify/outgoing", Map.of("allowedAddresses", List.of("127.0.0.1")))
                    .mustBe(200);
            admin.put("/api/energy/devices/panel", device).mustBe(200);
            JsonNode asked = admin.post("/api/energy/devices/panel/ask", Map.of())
                    .mustBe(200)
                    .json();
            assertThat(asked.get("registers").get(0).get("value").asDouble()).isEqualTo(1_300);
            assertThat(admin.get("/api/v1/query?query=modbus_value")
                            .mustBe(200)
                            .json()
                            .get("data")
                            .get("result")
                            .get(0)
                            .get("value")
                            .get(1)
                            .asString())
                    .isEqualTo("1300");
        } finally {
            meter.stop();
        }
        admin.delete("/api/energy/devices/panel").mustBe(204);
        admin.post("/api/energy/devices/panel/ask", Map.of()).mustBe(404);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aFactorOfCarbonSaysWhoPublishedIt() {
        JsonNode kept = admin.put("/api/energy/carbon/2025", Map.of("kgPerKwh", 0.5366, "source", "MEE 2024 no. 33"))
                .mustBe(200)
                .json();
        assertThat(kept.get("year").asInt()).isEqualTo(2025);
        admin.put("/api/energy/carbon/2025", Map.of("kgPerKwh", 0.5)).mustBe(400);
    }

    @Test
    void daysThatNobodyMeteredAreRefusedWithASentence() {
        String far = "%2B999999999-12-31";
        for (String address : List.of(
                "/api/energy/picture?period=day&day=" + far,
                "/api/energy/picture?period=rolling_year&day=-999999999-01-01",
                "/api/energy/picture?period=year&day=5000-01-01",
                "/api/energy/bill?node=grid&from=" + far + "&to=" + far,
                "/api/energy/bill?node=grid&from=-4712-01-01&to=-4712-01-02",
                "/api/energy/bill?node=grid&from=2000-01-01&to=2026-01-01",
                "/api/energy/hours?days=0",
                "/api/energy/hours?days=-2147483648",
                "/api/energy/hours?days=2147483647",
                "/api/energy/plant/past?days=2147483647",
                "/api/energy/contract?year=2147483647")) {
            JsonNode refused = admin.get(address).mustBe(400).json();
            assertThat(refused.get("detail").asString()).as(address).contains("1", ".");
        }
        admin.put("/api/energy/tariffs/" + far, tariff(24)).mustBe(400);
        admin.delete("/api/energy/tariffs/" + far).mustBe(404);
        admin.post("/api/energy/count", Map.of("from", "+999999999-12-31")).mustBe(400);
        admin.post("/api/energy/count", Map.of("from", "2101-01-01")).mustBe(400);
    }

    private static Map<String, Object> tariff(int until) {
        return Map.of(
                "name", "Flat",
                "prices", Map.of("flat", 0.68),
                "schedules", List.of(Map.of("hours", List.of(Map.of("from", 0, "to", until, "band", "flat")))));
    }

    @Test
    void aTariffWithAGapIsRefusedByItsHours() {
        JsonNode refused = admin.put("/api/energy/tariffs/2026-01-01", tariff(23))
                .mustBe(400)
                .json();
        assertThat(refused.get("type").asString()).endsWith("energy-tariff-invalid");
        assertThat(refused.get("detail").asString()).contains("Between 23:00 and 24:00");
        admin.put("/api/energy/tariffs/2026-01-01", tariff(24)).mustBe(200);
    }

    @Test
    void aTariffByHalfHoursIsRefusedAndNotCutToFullOnes() {
        Map<String, Object> halves = Map.of(
                "name", "Halves",
                "prices", Map.of("flat", 0.68),
                "schedules",
                        List.of(Map.of(
                                "hours",
                                List.of(
                                        Map.of("from", 0, "to", 8.5, "band", "flat"),
                                        Map.of("from", 8.5, "to", 24, "band", "flat")))));
        JsonNode refused =
                admin.put("/api/energy/tariffs/2025-01-01", halves).mustBe(400).json();
        assertThat(refused.get("type").asString()).endsWith("energy-tariff-half-hour");
        assertThat(refused.get("detail").asString()).contains("not at 8.5");
    }

    @Test
    void aPlantIsDescribedAndSaysWhatItDoesNotKnowYet() throws IOException {
        Map<String, Object> plant = plant();
        JsonNode kept = admin.put("/api/energy/plant", plant).mustBe(200).json();
        assertThat(kept.get("sensors")).hasSize(1);
        assertThat(admin.get("/api/energy/plant").mustBe(200).json().get("site"))
                .isEqualTo(kept.get("site"));
        JsonNode locked = admin.put("/api/energy/plant/locks", Map.of("supplyAirC", 24))
                .mustBe(200)
                .json();
        assertThat(locked.get("locks").get("supplyAirC").asDouble()).isEqualTo(24);

        JsonNode advice = admin.get("/api/energy/plant/advice").mustBe(200).json();
        assertThat(advice.get("verdict").asString()).isEqualTo("not_known");
        assertThat(advice.get("missing").toString()).contains("wet_bulb_c").doesNotContain("pressure_pa");
        JsonNode trial =
                admin.get("/api/energy/plant/what-if?cells=9").mustBe(200).json();
        assertThat(trial.get("verdict").asString()).isEqualTo("not_known");
        JsonNode past = admin.get("/api/energy/plant/past?days=7").mustBe(200).json();
        assertThat(past.get("expected").asString()).isEqualTo("nothing");
    }

    @Test
    void aPlantThatCannotBeAndACalibrationOfNothingAreRefusedByName() throws IOException {
        Map<String, Object> plant = plant();
        admin.put("/api/energy/plant", plant).mustBe(200);
        JsonNode uncalibrated = admin.post("/api/energy/plant/calibrations", Map.of("days", 7))
                .mustBe(400)
                .json();
        assertThat(uncalibrated.get("type").asString()).endsWith("energy-calibration-refused");
        assertThat(uncalibrated.get("detail").asString()).contains("in no hour is known wet_bulb_c");
        assertThat(admin.get("/api/energy/plant/calibrations")
                        .mustBe(200)
                        .json()
                        .get("items"))
                .isEmpty();

        Map<String, Object> negative = new HashMap<>(plant);
        negative.put(
                "site",
                JsonMapper.shared()
                        .readTree(example("reference-site.json")
                                .replace("\"capacity_kw\": 3500", "\"capacity_kw\": -3500")));
        JsonNode refused = admin.put("/api/energy/plant", negative).mustBe(400).json();
        assertThat(refused.get("detail").asString()).contains("chillers.capacity_kw is -3500");
        admin.get("/api/energy/plant/what-if?cells=-1").mustBe(400);
    }

    private static Map<String, Object> plant() throws IOException {
        return Map.of(
                "site", JsonMapper.shared().readTree(example("reference-site.json")),
                "chiller",
                        JsonMapper.shared().readTree(example("chillers.json")).get(0),
                "sensors", List.of(Map.of("point", "pressure_pa", "constant", 101_325)));
    }

    private static String example(String file) throws IOException {
        return Files.readString(Path.of("../examples", file));
    }

    @Test
    void aContractIsTakenAsItsFileHasItAndAMonthIsSettledByHand() {
        admin.put(
                        "/api/energy/contract/2025",
                        Map.of(
                                "design_it_kw", 12214.4,
                                "min_mean_load_fraction", 0.7,
                                "bonus_below_pue", 1.3,
                                "penalty_above_pue", 1.4,
                                "share", "0.10"))
                .mustBe(200);
        var period = Map.of("itKwh", "8184000", "facilityKwh", "9738960.125", "tariffCny", "0.68");
        JsonNode year = admin.put(
                        "/api/energy/contract/2025/months/3",
                        Map.of("periods", List.of(period), "reason", "The main meter was changed."))
                .mustBe(200)
                .json();
        JsonNode march = year.get("months").get(2);
        assertThat(march.get("state").asString()).isEqualTo("entered");
        assertThat(march.get("periods").get(0).get("facilityKwh").asString()).isEqualTo("9738960.125");
        assertThat(year.get("settlement").get("status").asString()).isEqualTo("incomplete");
        assertThat(year.get("settlement").get("incompleteMonths")).hasSize(11);
    }

    @Test
    void aBodyOfTheWrongKindIsRefusedByItsField() {
        JsonNode mistyped = admin.put("/api/energy/contract/2025", Map.of("designItKw", "much"))
                .mustBe(400)
                .json();
        assertThat(mistyped.get("detail").asString()).isEqualTo("designItKw takes a number.");
        JsonNode misspelt = admin.put("/api/energy/contract/2025", Map.of("design_kw", 12_000))
                .mustBe(400)
                .json();
        assertThat(misspelt.get("type").asString()).endsWith("field-unexpected");
        assertThat(misspelt.get("detail").asString()).startsWith("design_kw is not known here.");
    }
}
