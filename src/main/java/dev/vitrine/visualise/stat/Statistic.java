package dev.vitrine.visualise.stat;

/// Makes the rows that a layer draws from the rows that it reads, asking the engine as often as it
/// must and not once more.
public interface Statistic {

  Work begin(Base base);
}
