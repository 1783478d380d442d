package io.evenkeel.console.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what of a command line is wrong, and what there is instead. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        CommandSpec command = line.getCommandSpec();
        line.getErr().println(sentence(wrong, command));
        line.getErr().println(command.qualifiedName() + " --help says what it takes.");
        line.getErr().flush();
        return command.exitCodeOnInvalidInput();
    }

    private static String sentence(ParameterException wrong, CommandSpec command) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched, command);
        }
        return String.valueOf(wrong.getMessage())
                .replaceAll("' is not an? (int|long|short|byte)$", "' is no whole number")
                .replaceAll("' is not an? (double|float|BigDecimal)$", "' is no number");
    }

    /** Only the first: what follows an unknown option may be its value. */
    private static String unknown(UnmatchedArgumentException unmatched, CommandSpec command) {
        String first = unmatched.getUnmatched().getFirst();
        List<String> options = command.options().stream()
                .filter(option -> !option.hidden() && !option.versionHelp() && !option.usageHelp())
                .map(option -> option.longestName() + (option.arity().max() > 0 ? " " + option.paramLabel() : ""))
                .toList();
        if (first.startsWith("-")) {
            return "Unknown option: '%s'. %s %s"
                    .formatted(first, command.qualifiedName(), takes("takes ", options, "takes no options"));
        }
        return "'%s' is nothing that %s knows: %s"
                .formatted(
                        first,
                        command.qualifiedName(),
                        takes(
                                "",
                                Stream.concat(command.subcommands().keySet().stream(), options.stream())
                                        .toList(),
                                "it takes nothing"));
    }

    private static String takes(String verb, List<String> these, String none) {
        return these.isEmpty() ? none + "." : these.stream().collect(Collectors.joining(", ", verb, "."));
    }
}
