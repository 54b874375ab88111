package dev.vitrine.warehouses.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Opens connections for a pool, and remembers why it last could not: a pool itself only says that
/// none came in time.
final class DriverSource implements DataSource {

  private final Supplier<Driver> driver;
  private final Supplier<Address> address;
  private final Permits permits;
  private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();

  /// @param address made anew for each connection: a password may have changed meanwhile
  DriverSource(Supplier<Driver> driver, Supplier<Address> address, Permits permits) {
    this.driver = driver;
    this.address = address;
    this.permits = permits;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Connection opened = open();
      failure.set(null);
      return opened;
    } catch (SQLException refused) {
      failure.set(refused);
      throw refused;
    } catch (RuntimeException refused) {
      SQLException because = new SQLException(refused.getMessage(), "08001", refused);
      failure.set(because);
      throw because;
    }
  }

  private Connection open() throws SQLException {
    permits.take();
    Connection opened = null;
    try {
      Address where = address.get();
      opened = driver.get().connect(where.url(), where.properties());
      if (opened == null) {
        throw new SQLException("the driver does not take its own address", "08001");
      }
      return counted(opened);
    } finally {
      if (opened == null) {
        permits.giveBack();
      }
    }
  }

  /// Gives the permit back when it is closed.
  private Connection counted(Connection connection) {
    AtomicBoolean open = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            DriverSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              } finally {
                boolean ends = method.getName().equals("close") || method.getName().equals("abort");
                if (ends && open.getAndSet(false)) {
                  permits.giveBack();
                }
              }
            });
  }

  /// Why the last attempt failed; null when it did not.
  @Nullable SQLException failure() {
    return failure.get();
  }

  void forgetFailure() {
    failure.set(null);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is configured");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
