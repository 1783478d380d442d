package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** The borders of the rooms, and their picture in the README. */
class HouseTest {
    private static final Path README = Path.of("..", "README.md");
    private static final String BEGIN = "<!-- house: generated from the code -->";
    private static final String END = "<!-- house: end -->";

    private final ApplicationModules house =
            ApplicationModules.of(Evenkeel.class, DescribedPredicate.describe("test classes", HouseTest::isOfTests));

    /** Other modules' test classes come as a jar, which the usual exclusion by folder does not see. */
    private static boolean isOfTests(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString().contains("-tests.jar"))
                .orElse(false);
    }

    @Test
    void roomsUseOnlyTheDoorsTheyMayUse() {
        assertThat(house.stream().count()).as("rooms seen").isGreaterThanOrEqualTo(13);
        house.verify();
    }

    /** Regenerate with {@code ./evenkeel test quick -Dhouse.write=true}. */
    @Test
    void readmeShowsTheHouseAsItIs() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN);
        int to = readme.indexOf(END);
        assertThat(from).as("the README has the mark " + BEGIN).isNotNegative();
        String fresh =
                readme.substring(0, from) + BEGIN + "\n```mermaid\n" + picture() + "```\n" + readme.substring(to);
        if (Boolean.getBoolean("house.write")) {
            Files.writeString(README, fresh);
        }
        assertThat(Files.readString(README))
                .as("the picture in the README is stale; write it anew with -Dhouse.write=true")
                .isEqualTo(fresh);
    }

    private String picture() {
        List<ApplicationModule> rooms = house.stream()
                .sorted(Comparator.comparing(room -> room.getIdentifier().toString()))
                .toList();
        String boxes =
                rooms.stream().map(room -> "  " + room.getIdentifier() + "\n").collect(Collectors.joining());
        String arrows = rooms.stream()
                .flatMap(
                        room -> room.getDirectDependencies(house, DependencyType.USES_COMPONENT, DependencyType.DEFAULT)
                                .uniqueModules()
                                .filter(used -> !isEverywhere(used))
                                .map(used -> "  " + room.getIdentifier() + " --> " + used.getIdentifier() + "\n")
                                .sorted())
                .collect(Collectors.joining());
        return "flowchart TB\n" + boxes + arrows;
    }

    /** Actor and rights are used by every room; their arrows would hide all others. */
    private static boolean isEverywhere(ApplicationModule room) {
        return room.getIdentifier().toString().equals("audit");
    }
}
