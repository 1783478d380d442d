package io.evenkeel.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunsAsRootTests {

    @Test
    void aTestThatNeedsRootIsSkippedAloudUnlessItIsRequired() {
        assertThat(RunsAsRoot.decide(true, false).isDisabled()).isFalse();
        assertThat(RunsAsRoot.decide(false, true).isDisabled()).isFalse();
        assertThat(RunsAsRoot.decide(false, false).isDisabled()).isTrue();
        assertThat(RunsAsRoot.decide(false, false).getReason()).contains("BLOCKED: root is needed");
    }
}
