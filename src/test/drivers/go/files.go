package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func files() []feature {
	return []feature{
		inSession("put", put),
		inSession("get", get),
		inSession("copy", copies),
	}
}

func folder() string {
	return must(os.MkdirTemp("", "vitrine-go-"))
}

func csv(rows int) string {
	var lines strings.Builder
	for i := range rows {
		fmt.Fprintf(&lines, "%d,name %d\n", i, i)
	}
	file := filepath.Join(folder(), "rows.csv")
	check(os.WriteFile(file, []byte(lines.String()), 0o600))
	return file
}

func put(s session) string {
	s.run("create or replace temporary stage put_go")
	file := csv(1000)
	names, rows := s.texts("put file://" + file + " @put_go")
	// this driver tells the whole path, where others tell the name
	equal(column(names, rows, "source"), []string{file})
	equal(column(names, rows, "target"), []string{"rows.csv.gz"})
	equal(column(names, rows, "status"), []string{"UPLOADED"})
	names, rows = s.texts("put file://" + csv(1000) + " @put_go/deep auto_compress=false")
	equal(column(names, rows, "target"), []string{"rows.csv"})
	names, rows = s.texts("list @put_go")
	equal(column(names, rows, "name"), []string{"put_go/deep/rows.csv", "put_go/rows.csv.gz"})
	return ""
}

func get(s session) string {
	s.run("create or replace temporary stage get_go")
	file := csv(1000)
	s.run("put file://" + file + " @get_go")
	target := folder()
	names, rows := s.texts("get @get_go file://" + target + "/")
	equal(column(names, rows, "file"), []string{"rows.csv.gz"})
	equal(column(names, rows, "status"), []string{"DOWNLOADED"})
	packed := must(os.Open(filepath.Join(target, "rows.csv.gz")))
	defer packed.Close()
	fetched := must(io.ReadAll(must(gzip.NewReader(packed))))
	holds(bytes.Equal(fetched, must(os.ReadFile(file))), "the file came back another one")
	return ""
}

func copies(s session) string {
	s.run("create or replace temporary stage copy_go")
	s.run("create or replace temporary table copied (id int, name text)")
	s.run("put file://" + csv(5000) + " @copy_go")
	names, rows := s.texts("copy into copied from @copy_go file_format = (type = csv)")
	equal(column(names, rows, "status"), []string{"LOADED"})
	equal(column(names, rows, "rows_loaded"), []string{"5000"})
	equal(value[int](s, "select sum(id) from copied"), 12_497_500)
	names, rows = s.texts(`copy into @copy_go/out/ from (select * from copied where id < 10)
	  file_format = (type = csv)`)
	equal(column(names, rows, "rows_unloaded"), []string{"10"})
	return ""
}
