package io.evenkeel.console.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.evenkeel.database.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The one database. Schemas are brought up to date before the pool is handed to anybody, so no bean ever sees an old
 * table.
 */
@Configuration(proxyBeanMethods = false)
class Storage {

    /** Marks every other reading of the time as a mistake; tests put a clock in front that they can move. */
    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password)
            throws SQLException {
        var pool = new HikariDataSource();
        pool.setPoolName("evenkeel");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setSchema("platform");
        pool.setMaximumPoolSize(20);
        // Whoever waits for a person or an agent is told to come back before it gives up by itself.
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("ApplicationName", "evenkeel");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A database whose machine vanished never says so: without these a request would wait for ever.
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("socketTimeout", "120");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        try {
            // Not by the pool: on many rows a migration may be silent for longer than its patience.
            Migrations.migrate(new DriverManagerDataSource(url, user, password));
            createQuartzTablesOnce(pool);
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e;
        }
        return pool;
    }

    /** Quartz ships its tables as a script that begins with DROP, so it runs on an empty schema only. */
    private static void createQuartzTablesOnce(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var found = connection.createStatement().executeQuery("select to_regclass('platform.qrtz_locks')")) {
            found.next();
            if (found.getString(1) == null) {
                ScriptUtils.executeSqlScript(
                        connection, new ClassPathResource("org/quartz/impl/jdbcjobstore/tables_postgres.sql"));
            }
        }
    }
}
