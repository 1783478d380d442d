package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PagingTest {

    @Test
    void whatALinuxShows() throws IOException {
        assertThat(Shown.readings(Paging.parse(Shown.linux618("vmstat"))))
                .containsExactly(
                        "node_vmstat_pswpin 12",
                        "node_vmstat_pswpout 345",
                        "node_vmstat_pgmajfault 15078",
                        "node_vmstat_oom_kill 3");
    }

    @Test
    void anOldKernelCountsNoKills() {
        assertThat(Shown.readings(Paging.parse("pswpin 1\npswpout 2\npgmajfault 3\n")))
                .containsExactly("node_vmstat_pswpin 1", "node_vmstat_pswpout 2", "node_vmstat_pgmajfault 3");
    }

    @Test
    void aBrokenLineCostsThatLineOnly() {
        Findings found = Paging.parse("pswpin -1\npswpout 2\n");

        assertThat(Shown.readings(found)).containsExactly("node_vmstat_pswpout 2");
        assertThat(found.broken()).containsExactly("vmstat has a line that can't be read: pswpin -1");
        assertThat(Paging.parse("").broken()).containsExactly("vmstat names no paging");
    }
}
