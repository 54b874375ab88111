package dev.vitrine.warehouses;

class FakeEngineContractTest extends EngineContract {

  @Override
  protected Engine open() {
    return new FakeEngine();
  }

  @Override
  protected String rows(int count) {
    return "ROWS " + count;
  }

  @Override
  protected String endless() {
    return "HOLD";
  }

  @Override
  protected String rowsThenEndless() {
    return "ROWS 5 HOLD";
  }

  @Override
  protected String change(int count) {
    return "CHANGE " + count;
  }

  @Override
  protected String failing() {
    return "FAIL no such table";
  }
}
