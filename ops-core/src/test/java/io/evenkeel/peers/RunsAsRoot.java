package io.evenkeel.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsRoot}. */
public final class RunsAsRoot implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(isRoot(), "1".equals(System.getenv("EVENKEEL_REQUIRE_PEERS")));
    }

    static ConditionEvaluationResult decide(boolean root, boolean required) {
        if (root) {
            return ConditionEvaluationResult.enabled("runs as root");
        }
        return required
                ? ConditionEvaluationResult.enabled("required, so that it fails without root")
                : ConditionEvaluationResult.disabled("BLOCKED: root is needed");
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self").toRealPath(), "unix:uid")
                    .equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
