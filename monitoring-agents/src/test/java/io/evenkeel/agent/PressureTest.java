package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressureTest {

    @TempDir
    private Path folder;

    @Test
    void whatALinuxShowsInSeconds() throws Exception {
        assertThat(Shown.readings(Pressure.look(FactsTest.fixture())))
                .containsExactly(
                        "node_pressure_cpu_waiting_seconds_total 8149.160575",
                        "node_pressure_io_waiting_seconds_total 91.624195",
                        "node_pressure_io_stalled_seconds_total 33.593968",
                        "node_pressure_memory_waiting_seconds_total 0.000017",
                        "node_pressure_memory_stalled_seconds_total 0.000005");
    }

    @Test
    void aKernelThatKeepsNoAccountIsWhole() {
        Findings found = Pressure.look(new ProcFolder(folder));

        assertThat(found.readings()).isEmpty();
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void interruptsAreStallsOnly() throws IOException {
        write("irq", "full avg10=0.00 avg60=0.00 avg300=0.00 total=1500000\n");

        assertThat(Shown.readings(Pressure.look(new ProcFolder(folder))))
                .containsExactly("node_pressure_irq_stalled_seconds_total 1.5");
    }

    @Test
    void aBrokenFileCostsThatFileOnly() throws IOException {
        write("cpu", "some total=x\n");
        write("io", "some avg10=0.10 total=7\n");

        Findings found = Pressure.look(new ProcFolder(folder));

        assertThat(Shown.readings(found)).containsExactly("node_pressure_io_waiting_seconds_total 0.000007");
        assertThat(found.broken()).containsExactly("pressure/cpu has a line that can't be read: some total=x");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve("pressure"));
        Files.writeString(folder.resolve("pressure").resolve(file), text);
    }
}
