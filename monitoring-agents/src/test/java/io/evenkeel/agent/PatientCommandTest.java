package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PatientCommandTest {

    @Test
    void anAnswerLargerThanAPipeComesWhole() throws IOException {
        String answer = new PatientCommand("sh", Duration.ofSeconds(30))
                .answer(List.of("-c", "i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done"));

        assertThat(answer).hasSize(20_000 * 11);
    }

    @Test
    void oneThatDoesNotAnswerIsEnded() throws IOException {
        var command = new PatientCommand("sh", Duration.ofMillis(100));

        assertThatIOException()
                .isThrownBy(() -> command.answer(List.of("-c", "exec sleep 600")))
                .withMessage("sh does not answer");
    }

    @Test
    void aProgramThatThereIsNotIsSaid() {
        assertThatIOException()
                .isThrownBy(() -> new PatientCommand("/none/such", Duration.ofSeconds(1)).answer(List.of()))
                .withMessageContaining("/none/such");
    }
}
