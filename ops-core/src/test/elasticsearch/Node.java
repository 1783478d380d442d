import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Runs one Elasticsearch node, with nothing but its core and its HTTP, from the jars of Maven; until it is killed. Started from its
 * source by {@code ElasticNode}: {@code java -p JARS --add-modules ALL-MODULE-PATH Node.java HOME PORT}.
 */
final class Node {
    public static void main(String[] given) throws Exception {
        Path home = Path.of(given[0]);
        LogConfigurator.configureESLogging();
        LogConfigurator.configureWithoutConfig(
                Settings.builder().put("logger.level", "WARN").build());
        Settings settings = Settings.builder()
                .put("path.home", home.toString())
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", given[1])
                .put("transport.port", "0")
                .put("transport.type", "netty4")
                .put("http.type", "netty4")
                .put("action.destructive_requires_name", false)
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        var environment =
                InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home.resolve("config"), () -> "node");
        new org.elasticsearch.node.Node(
                        environment,
                        PluginsLoader.createPluginsLoader(
                                PluginsLoader.loadModulesBundles(home.resolve("modules"), false), Set.of(), Map.of()))
                .start();
        Thread.currentThread().join();
    }
}
