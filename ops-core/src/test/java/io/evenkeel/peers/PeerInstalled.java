package io.evenkeel.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link NeedsPeer}. */
public final class PeerInstalled implements ExecutionCondition {
    private static final Set<String> NEVER_BLOCKED =
            Set.of("prometheus", "amtool", "chromium", "chromium-headless-shell");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> program = context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, NeedsPeer.class))
                .map(NeedsPeer::value);
        if (program.isEmpty() || find(program.get()).isPresent()) {
            return ConditionEvaluationResult.enabled("what it needs is installed");
        }
        if ("1".equals(System.getenv("EVENKEEL_REQUIRE_PEERS")) && !isListedAsBlocked(program.get())) {
            return ConditionEvaluationResult.enabled("required, so that its absence fails the test");
        }
        return ConditionEvaluationResult.disabled("BLOCKED: " + program.get() + " is not installed");
    }

    /** The program's file on {@code PATH}. */
    public static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isListedAsBlocked(String program) {
        Path list = Path.of("..", "docs", "blocked-peers.md");
        try {
            return !NEVER_BLOCKED.contains(program)
                    && Files.exists(list)
                    && Files.readString(list).contains("`" + program + "`");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
