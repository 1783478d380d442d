package io.evenkeel.assistant.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.assistant.internal.model.EndpointChoice.Usable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.core.env.StandardEnvironment;

/** The contract against the endpoint of {@code EVENKEEL_LLM_URL}, with its model and key as an installation has them. */
class RealModelTests extends ModelContract {

    @BeforeEach
    void isThere() {
        assumeTrue(
                System.getenv("EVENKEEL_LLM_URL") != null,
                "no real model: set EVENKEEL_LLM_URL, EVENKEEL_LLM_MODEL and EVENKEEL_LLM_KEY_FILE to run these");
    }

    @Override
    Endpoint endpoint() {
        var chosen = EndpointChoice.in(new StandardEnvironment());
        assertThat(chosen).isInstanceOf(Usable.class);
        return ((Usable) chosen).endpoint();
    }

    @Override
    void expect(String tool, String answer) {
        // A real one says what it likes.
    }
}
