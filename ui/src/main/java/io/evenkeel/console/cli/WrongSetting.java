package io.evenkeel.console.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Names the setting whose value kept the server from starting: what fails knows the value only. */
final class WrongSetting {
    private WrongSetting() {}

    /** A sentence for the operator; empty if it failed for another reason. */
    static Optional<String> in(Throwable failure, ConfigurableEnvironment settings) {
        Throwable at = failure;
        // A chain of causes may be a circle; nobody wraps this often.
        for (int depth = 0; at != null && depth < 50; depth++, at = at.getCause()) {
            if (at instanceof ConversionFailedException failed) {
                return sentence(failed.getValue(), failed.getTargetType().getType(), settings);
            }
            if (at instanceof TypeMismatchException failed) {
                return sentence(failed.getValue(), failed.getRequiredType(), settings);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> sentence(
            @Nullable Object value, @Nullable Class<?> wanted, ConfigurableEnvironment settings) {
        return names(settings)
                .filter(name -> String.valueOf(value).equals(settings.getProperty(name)))
                .findFirst()
                .map(name -> "The setting " + name + " has the value “" + value + "”, which is no " + kind(wanted)
                        + ". Correct it and start again.");
    }

    /** Those of ours, however they were given. */
    private static Stream<String> names(ConfigurableEnvironment settings) {
        return settings.getPropertySources().stream()
                .flatMap(source -> source instanceof EnumerablePropertySource<?> listed
                        ? Arrays.stream(listed.getPropertyNames())
                        : Stream.empty())
                .filter(name -> name.toLowerCase(Locale.ROOT).replace('_', '.').startsWith("evenkeel."))
                .distinct()
                .sorted();
    }

    private static String kind(@Nullable Class<?> wanted) {
        if (wanted == Duration.class) {
            return "duration, such as 90s, 15m or 24h";
        }
        if (wanted == ZoneId.class) {
            return "zone, such as Asia/Shanghai";
        }
        if (wanted == null) {
            return "value that it may have";
        }
        return Number.class.isAssignableFrom(wanted) || wanted.isPrimitive()
                ? "number"
                : wanted.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
