package dev.vitrine.querybuilder.model;

/// Of an order.
public enum Direction {
  ASC,
  DESC
}
