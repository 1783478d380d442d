package io.evenkeel.console.web;

import java.util.Optional;

/** The version of this build, from the jar's manifest; {@code development} where classes run without a jar. */
final class Version {
    static final String OF_THIS_BUILD = Optional.ofNullable(
                    Version.class.getPackage().getImplementationVersion())
            .orElse("development");

    private Version() {}
}
