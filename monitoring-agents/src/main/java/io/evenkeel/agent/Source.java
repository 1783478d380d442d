package io.evenkeel.agent;

import java.io.IOException;

/** One thing on the host that is looked at once an interval. */
record Source(String name, Look look) {

    /** Must return within about a second, and may fail; its failure costs this source only. */
    interface Look {
        Findings at() throws IOException;
    }
}
