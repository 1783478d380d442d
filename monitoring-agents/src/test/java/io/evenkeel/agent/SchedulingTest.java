package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SchedulingTest {

    @Test
    void whatALinuxShows() throws IOException {
        assertThat(Shown.readings(Scheduling.parse(Shown.linux618("stat"))))
                .containsExactly(
                        "node_context_switches_total 7076848",
                        "node_forks_total 28600",
                        "node_procs_running 7",
                        "node_procs_blocked 0");
    }

    @Test
    void aBrokenLineCostsThatLineOnly() {
        Findings found = Scheduling.parse("ctxt\nctxt x\nprocs_running 3 4\nprocs_blocked 1\n");

        assertThat(Shown.readings(found)).containsExactly("node_procs_blocked 1");
        assertThat(found.broken())
                .containsExactly(
                        "stat has a line that can't be read: ctxt x",
                        "stat has a line that can't be read: procs_running 3 4");
    }
}
