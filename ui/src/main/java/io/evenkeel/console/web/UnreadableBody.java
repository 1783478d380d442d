package io.evenkeel.console.web;

import io.evenkeel.console.web.ProblemAnswers.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says which field of a body cannot be read and what it takes, or where the body is no JSON. */
final class UnreadableBody {
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST = 200;

    private UnreadableBody() {}

    static Problem of(Throwable failure) {
        return causes(failure)
                .filter(JacksonException.class::isInstance)
                .map(JacksonException.class::cast)
                .findFirst()
                .map(UnreadableBody::told)
                .orElseGet(() -> unreadable("The body is not the JSON that this address takes."));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static Problem told(JacksonException wrong) {
        if (wrong instanceof StreamReadException && !(wrong instanceof InputCoercionException)) {
            return unreadable("The body is not JSON" + place(wrong.getLocation()) + ".");
        }
        String wanted = wanted(wrong)
                .map(UnreadableBody::words)
                .map(words -> "takes " + words)
                .orElse("cannot be read");
        String path = path(wrong.getPath());
        return path.isEmpty()
                ? unreadable("The body " + wanted + ".")
                : Problem.of(BAD_REQUEST, "field-unreadable", path + " " + wanted + ".", field(wrong.getPath()));
    }

    private static Problem unreadable(String sentence) {
        return Problem.of(BAD_REQUEST, "body-unreadable", sentence, null);
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static Optional<Class<?>> wanted(JacksonException wrong) {
        return Optional.ofNullable(
                switch (wrong) {
                    case MismatchedInputException mismatch -> mismatch.getTargetType();
                    case InputCoercionException tooLarge -> tooLarge.getTargetType();
                    default -> null;
                });
    }

    /** {@code nodes[2].name}, as people write it. */
    private static String path(List<Reference> references) {
        String path = references.stream()
                .map(one -> one.getPropertyName() == null ? "[" + one.getIndex() + "]" : "." + one.getPropertyName())
                .collect(Collectors.joining());
        String plain = path.startsWith(".") ? path.substring(1) : path;
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    private static @Nullable String field(List<Reference> references) {
        return references.reversed().stream()
                .map(Reference::getPropertyName)
                .filter(name -> name != null)
                .findFirst()
                .orElse(null);
    }

    private static String words(Class<?> wanted) {
        if (wanted.isEnum()) {
            return "one of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return simple(wanted).orElse("an object");
    }

    private static Optional<String> simple(Class<?> wanted) {
        if (wanted == boolean.class || wanted == Boolean.class) {
            return Optional.of("true or false");
        }
        if (wanted == double.class || wanted == float.class || isFraction(wanted)) {
            return Optional.of("a number");
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return Optional.of("a whole number");
        }
        if (CharSequence.class.isAssignableFrom(wanted)) {
            return Optional.of("a text");
        }
        if (wanted == LocalDate.class) {
            return Optional.of("a day such as 2026-11-22");
        }
        if (wanted == Instant.class || wanted == OffsetDateTime.class) {
            return Optional.of("a time with its zone such as 2026-11-22T08:00:00+08:00");
        }
        return wanted.isArray() || Collection.class.isAssignableFrom(wanted) ? Optional.of("a list") : Optional.empty();
    }

    private static boolean isFraction(Class<?> wanted) {
        return wanted == Double.class
                || wanted == Float.class
                || wanted == Number.class
                || wanted == java.math.BigDecimal.class;
    }
}
