package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorsTest {

    @Test
    void readsEachProcessorAndModeOfLinux618() throws Exception {
        var found = Processors.parse(Shown.linux618("stat"));

        assertThat(found.broken()).isEmpty();
        assertThat(Shown.readings(found))
                .containsExactly(
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 1389.12",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"nice\"} 0",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"system\"} 131.18",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 2377.43",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"} 1.5",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"irq\"} 0",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"softirq\"} 1.72",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"steal\"} 13.42",
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"user\"} 1403.18",
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"nice\"} 0",
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"system\"} 148.6",
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"idle\"} 2337.48",
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"iowait\"} 8.01",
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"irq\"} 0",
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"softirq\"} 3.18",
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"steal\"} 13.73");
    }

    @Test
    void kernelsBefore26HaveFourModes() {
        var found = Processors.parse("cpu  10 20 30 40\ncpu0 10 20 30 40\ndisk 1 2\n");

        assertThat(Shown.readings(found))
                .containsExactly(
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 0.1",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"nice\"} 0.2",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"system\"} 0.3",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 0.4");
    }

    @Test
    void processorsThatAreSwitchedOffAreMissingAndKeepTheirNumbers() {
        String stat = "cpu  3 3 3 3 3 3 3 3 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\ncpu127 2 2 2 2 2 2 2 2 0 0\n";

        assertThat(Processors.parse(stat).readings())
                .extracting(reading -> reading.labels().get("cpu"))
                .containsOnly("0", "127");
        assertThat(Processors.count(stat)).isEqualTo(2);
    }

    @Test
    void aBrokenLineCostsThatProcessorOnly() {
        var found = Processors.parse("cpu0 1 1 1 1\ncpu1 1 1 x 1\ncpu2 1 1 1\ncpu3 1 1 1 1\n");

        assertThat(found.readings())
                .extracting(reading -> reading.labels().get("cpu"))
                .containsOnly("0", "3");
        assertThat(found.broken())
                .containsExactly(
                        "stat has a line that can't be read: cpu1 1 1 x 1",
                        "stat has a line that can't be read: cpu2 1 1 1");
    }

    @Test
    void aCounterBelowZeroIsNotPassedOn() {
        var found = Processors.parse("cpu0 1 1 1 1 18446744073709551615 0 0\ncpu1 1 1 -1 1\n");

        assertThat(found.readings()).isEmpty();
        assertThat(found.broken()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "intr 1 2 3\n", "cpu  1 2 3 4\n", "\0\0\0"})
    void aTextWithoutProcessorsIsBroken(String stat) {
        assertThat(Processors.parse(stat)).isEqualTo(Findings.broken("stat names no processor"));
    }

    @Test
    void theTimeOfBootIsRead() throws Exception {
        assertThat(Shown.readings(Processors.parseBootTime(Shown.linux618("stat"))))
                .containsExactly("node_boot_time_seconds 1795228073");
        assertThat(Processors.parseBootTime("cpu0 1 1 1 1\nbtime\n").broken()).containsExactly("stat has no btime");
        assertThat(Processors.parseBootTime("btime soon\n").readings()).isEmpty();
    }
}
